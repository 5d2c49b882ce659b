package org.aullm.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aullm.report.model.CellReport;

/** Lines in one plane, with a legend to choose from. */
final class LineChart {

    // With more lines than this nobody follows one; the rest waits in the legend.
    private static final int SHOWN = 8;
    private static final int COLOURS = 10;

    private final List<Map<String, Object>> series = new ArrayList<>();
    private final Map<String, Object> selected = new LinkedHashMap<>();

    /** Adds a cell's line; the first is the baseline's. */
    void add(CellReport cell, List<List<Double>> points, boolean symbols) {
        add(cell.name(), points, symbols, series.isEmpty());
    }

    /**
     * Adds a line.
     *
     * @param strong whether it stands out against all others
     */
    void add(String name, List<List<Double>> points, boolean symbols, boolean strong) {
        int index = series.size();
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("color", strong ? "@ink" : "@p" + index % COLOURS);
        line.put("width", strong ? 2.5 : 1.75);
        line.put("type", index < COLOURS ? "solid" : index < 2 * COLOURS ? "dashed" : "dotted");
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("type", "line");
        one.put("name", name);
        one.put("data", points);
        one.put("showSymbol", symbols);
        one.put("symbolSize", 7);
        one.put("lineStyle", line);
        one.put("itemStyle", Map.of("color", line.get("color")));
        one.put("emphasis", Map.of("focus", "series"));
        series.add(one);
        selected.put(name, index < SHOWN);
    }

    /** Adds a line without a name. */
    void guide(List<List<Double>> points) {
        series.add(Map.of(
                "type",
                "line",
                "data",
                points,
                "showSymbol",
                false,
                "silent",
                true,
                "tooltip",
                Map.of("show", false),
                "lineStyle",
                Map.of("color", "@soft", "type", "dashed", "width", 1)));
    }

    /** Adds marks without a name. */
    void dots(List<List<Double>> points) {
        series.add(Map.of(
                "type",
                "scatter",
                "data",
                points,
                "symbolSize",
                7,
                "silent",
                true,
                "tooltip",
                Map.of("show", false),
                "itemStyle",
                Map.of("color", "@ink")));
    }

    boolean isEmpty() {
        return series.isEmpty();
    }

    Map<String, Object> option(Map<String, Object> x, Map<String, Object> y) {
        Map<String, Object> option = Chart.plane(x, y, series);
        option.put("legend", Map.of("show", false, "selected", selected));
        option.put("tooltip", Map.of("trigger", "axis"));
        return option;
    }
}
