package org.aullm.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aullm.report.model.CellCost;
import org.aullm.report.model.CellReport;
import org.aullm.report.model.Numbers;
import org.aullm.report.model.ReportModel;
import org.aullm.report.statistics.Scores;

/** What a better score costs: each cell's time per trial and mean binary F1. */
final class CostPlot {

    // More names than this would hide each other.
    private static final int MOST_NAMES = 12;

    private CostPlot() {}

    static Html figure(ReportModel report) {
        List<CellReport> cells = report.cells().stream()
                .filter(cell -> cell.cost().isPresent() && cell.scores().isPresent())
                .toList();
        if (cells.size() < 2) {
            return Html.NOTHING;
        }
        List<Map<String, Object>> points = new ArrayList<>();
        cells.forEach(cell -> points.add(point(report, cell, cells.size() <= MOST_NAMES)));
        Map<String, Object> seconds = Chart.axis("seconds per trial");
        Map<String, Object> f1 = Chart.axis("mean binary F1, percent");
        f1.put("scale", true);
        f1.put("min", Math.floor(cells.stream().mapToDouble(CostPlot::f1).min().orElse(0) - 1));
        Map<String, Object> option =
                Chart.plane(seconds, f1, List.of(Map.of("type", "scatter", "symbolSize", 12, "data", points)));
        option.put("tooltip", Map.of("trigger", "item"));
        return new Chart(
                        "cost-f1",
                        "Scatter plot of seconds per trial against mean binary F1: "
                                + String.join(
                                        "; ", cells.stream().map(CostPlot::text).toList()),
                        360,
                        option,
                        Html.of(
                                """
                                Each dot is a cell: mean wall time of a trial, and mean binary F1. Up and to the left is \
                                better. Dark: the baseline."""),
                        table(cells))
                .figure();
    }

    private static Map<String, Object> point(ReportModel report, CellReport cell, boolean named) {
        boolean baseline = report.baseline().filter(cell::equals).isPresent();
        Map<String, Object> point = new LinkedHashMap<>();
        point.put("value", List.of(seconds(cell), f1(cell)));
        point.put("text", text(cell));
        point.put("name", cell.name());
        point.put("itemStyle", Map.of("color", baseline ? "@ink" : "@accent"));
        if (named) {
            point.put(
                    "label",
                    Map.of(
                            "show", true,
                            "formatter", "{b}",
                            "position", "top",
                            "color", "@soft",
                            "fontSize", 12));
        }
        return point;
    }

    private static Html table(List<CellReport> cells) {
        return Section.table(
                "Cost and F1",
                Html.of("Mean wall seconds of a trial, and mean binary F1 in percent."),
                "sortable narrow",
                Html.of(
                        """
                        <thead><tr><th scope="col">Cell</th><th scope="col">Seconds</th><th scope="col">Binary F1</th></tr></thead>
                        <tbody>
                        {}</tbody>
                        """,
                        Html.each(
                                cells,
                                cell -> Html.of(
                                        "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td></tr>\n",
                                        cell.name(),
                                        Numbers.decimals(seconds(cell), 2),
                                        Numbers.decimals(f1(cell), 1)))));
    }

    private static String text(CellReport cell) {
        return "%s: F1 %s, %s".formatted(cell.name(), Numbers.decimals(f1(cell), 1), Numbers.duration(seconds(cell)));
    }

    private static double seconds(CellReport cell) {
        return round(cell.cost().map(CellCost::seconds).orElse(0.0));
    }

    private static double f1(CellReport cell) {
        return round(100 * cell.scores().map(Scores::meanBinary).orElse(0.0));
    }

    private static double round(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
