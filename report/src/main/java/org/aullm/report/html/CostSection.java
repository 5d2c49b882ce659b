package org.aullm.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.aullm.report.model.CellCost;
import org.aullm.report.model.CellReport;
import org.aullm.report.model.Numbers;
import org.aullm.report.model.ReportModel;

/** Where the time went. */
final class CostSection {

    private static final int ROW = 46;
    private static final int COLOURS = 10;
    private static final String REST = "other";

    private CostSection() {}

    static Section section(ReportModel report) {
        List<CellReport> cells =
                report.cells().stream().filter(cell -> cell.cost().isPresent()).toList();
        if (cells.isEmpty()) {
            return new Section("cost", "Cost", Html.NOTHING);
        }
        List<String> phases = phases(cells);
        return new Section(
                "cost",
                "Cost",
                Html.join(List.of(CostPlot.figure(report), figure(cells, phases), table(cells, phases))));
    }

    private static Html figure(List<CellReport> cells, List<String> phases) {
        double longest =
                cells.stream().mapToDouble(cell -> cost(cell).seconds()).max().orElse(0);
        return Html.of(
                """
                <figure>
                <ul class="legend" aria-hidden="true">{}</ul>
                <svg class="plot" role="img" aria-labelledby="cost-title cost-desc" width="100%" height="{}">
                <title id="cost-title">Seconds per trial by phase</title>
                <desc id="cost-desc">{}</desc>
                {}</svg>
                <figcaption>Mean wall time of a trial, by phase of the work.</figcaption>
                </figure>
                """,
                Html.times(
                        phases.size(),
                        i -> Html.of("<li><span class=\"swatch phase{}\"></span>{}</li>", i % COLOURS, phases.get(i))),
                cells.size() * ROW,
                String.join(
                        "; ",
                        cells.stream()
                                .map(cell -> "%s: %s"
                                        .formatted(
                                                cell.name(),
                                                Numbers.duration(cost(cell).seconds())))
                                .toList()),
                Html.times(cells.size(), i -> bar(cells.get(i), phases, longest, i * ROW)));
    }

    private static Html bar(CellReport cell, List<String> phases, double longest, int top) {
        Map<String, Double> seconds = seconds(cost(cell));
        List<Html> pieces = new ArrayList<>();
        double left = 0;
        for (int i = 0; i < phases.size(); i++) {
            double width = longest <= 0 ? 0 : 100 * seconds.getOrDefault(phases.get(i), 0.0) / longest;
            if (width > 0) {
                pieces.add(Html.of(
                        """
                        <rect class="phase{}" x="{}" y="{}" width="{}" height="14"><title>{} {} s</title></rect>
                        """,
                        i % COLOURS,
                        String.format(Locale.ROOT, "%.2f%%", left),
                        top + 22,
                        String.format(Locale.ROOT, "%.2f%%", width),
                        phases.get(i),
                        Numbers.decimals(seconds.getOrDefault(phases.get(i), 0.0), 2)));
            }
            left += width;
        }
        return Html.of(
                """
                <g>{}<text class="value" x="100%" y="{}">{}</text>
                {}</g>
                """,
                Labels.left(top + 15, cell.name()),
                top + 15,
                Numbers.duration(cost(cell).seconds()),
                Html.join(pieces));
    }

    private static Html table(List<CellReport> cells, List<String> phases) {
        Html rows = Html.of(
                """
                <thead><tr><th scope="col">Cell</th><th scope="col">Trials</th><th scope="col">Seconds</th>{}\
                <th scope="col">Steps</th><th scope="col">Memory</th></tr></thead>
                <tbody>
                {}</tbody>
                """,
                Html.each(phases, phase -> Html.of("<th scope=\"col\">{}</th>", phase)),
                Html.each(cells, cell -> row(cell, phases)));
        double total =
                cells.stream().mapToDouble(cell -> cost(cell).totalSeconds()).sum();
        Html explanation = Html.of(
                """
                Means over trials whose cost is known: seconds in all and by phase; training steps; resident memory \
                of the worker in MB before and after a trial. All these trials together took {} of wall time, one \
                after the other.""",
                Numbers.duration(total));
        return Section.table("Cost of a trial", explanation, "sortable dense", rows);
    }

    private static Html row(CellReport cell, List<String> phases) {
        CellCost cost = cost(cell);
        Map<String, Double> seconds = seconds(cost);
        return Html.of(
                """
                <tr><th scope="row">{}</th><td>{}</td><td>{}</td>{}<td>{}</td><td>{}</td></tr>
                """,
                cell.name(),
                cost.trials(),
                Numbers.decimals(cost.seconds(), 2),
                Html.each(
                        phases, phase -> Html.of("<td>{}</td>", Numbers.decimals(seconds.getOrDefault(phase, 0.0), 2))),
                Numbers.decimals(cost.steps(), 0),
                memory(cost));
    }

    private static String memory(CellCost cost) {
        return cost.residentEndMb() <= 0
                ? "–"
                : "%s → %s"
                        .formatted(
                                Numbers.decimals(cost.residentStartMb(), 0), Numbers.decimals(cost.residentEndMb(), 0));
    }

    /** A trial's phases, and what none of them accounts for. */
    private static Map<String, Double> seconds(CellCost cost) {
        Map<String, Double> seconds = new LinkedHashMap<>(cost.phases());
        double rest = cost.seconds()
                - cost.phases().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum();
        if (rest > 0) {
            seconds.merge(REST, rest, Double::sum);
        }
        return seconds;
    }

    private static List<String> phases(List<CellReport> cells) {
        List<String> phases = new ArrayList<>(CellCost.PHASES);
        TreeSet<String> present = new TreeSet<>();
        cells.forEach(cell -> present.addAll(seconds(cost(cell)).keySet()));
        phases.retainAll(present);
        present.removeAll(phases);
        boolean rest = present.remove(REST);
        phases.addAll(present);
        if (rest) {
            phases.add(REST);
        }
        return phases;
    }

    private static CellCost cost(CellReport cell) {
        return cell.cost().orElseThrow();
    }
}
