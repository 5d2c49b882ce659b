package org.aullm.report.html;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aullm.report.model.CellReport;
import org.aullm.report.model.Numbers;
import org.aullm.report.model.ReportModel;
import org.aullm.report.statistics.Calibration;
import org.aullm.report.statistics.Metric;
import org.aullm.report.statistics.Scores;

/** Whether probabilities are what they say: reliability diagrams, and the scores that go with them. */
final class CalibrationSection {

    private CalibrationSection() {}

    static Section section(ReportModel report) {
        List<CellReport> cells = report.cells().stream()
                .filter(cell -> cell.calibration().filter(c -> c.clips() > 0).isPresent())
                .toList();
        return new Section(
                "calibration", "Ranking and calibration", cells.isEmpty() ? Html.NOTHING : body(report, cells));
    }

    private static Html body(ReportModel report, List<CellReport> cells) {
        return Html.of("{}\n{}", scores(report), figure(cells));
    }

    private static Html scores(ReportModel report) {
        List<Metric> metrics = List.of(Metric.values());
        Html rows = Html.of(
                """
                <thead><tr><th scope="col">Cell</th><th scope="col">Score source</th>{}</tr></thead>
                <tbody>
                {}</tbody>
                <tbody class="chance">
                {}</tbody>
                """,
                Html.each(metrics, metric -> Html.of("<th scope=\"col\">{}</th>", metric.title())),
                Html.each(report.cells(), cell -> cell.scores()
                        .map(scores -> row(cell.name(), cell.scoreSource(), scores))
                        .orElse(Html.NOTHING)),
                Html.each(report.chance(), chance -> row(chance.name(), "", chance.scores())));
        return Section.table(
                "All scores",
                Html.of(
                        """
                        Means over the units for which a score is defined, in percent; a small number says how many, if not \
                        all. ECE and Brier score are errors: lower is better. Scores of different sources are not alike."""),
                "sortable",
                rows);
    }

    private static Html row(String name, String source, Scores scores) {
        return Html.of(
                "<tr><th scope=\"row\">{}</th><td>{}</td>{}</tr>\n",
                name,
                source.isEmpty() ? "–" : source,
                Html.each(List.of(Metric.values()), metric -> score(scores, metric)));
    }

    private static Html score(Scores scores, Metric metric) {
        double mean = scores.mean(metric);
        if (Double.isNaN(mean)) {
            return Html.of("<td class=\"none\" title=\"not defined\">–</td>");
        }
        int units = scores.of(metric).size();
        return Html.of(
                "<td>{}{}</td>",
                Numbers.percent(mean),
                scores.defined(metric) == units
                        ? Html.NOTHING
                        : Html.of(" <small>{} of {}</small>", scores.defined(metric), units));
    }

    private static Html figure(List<CellReport> cells) {
        LineChart lines = new LineChart();
        cells.forEach(cell -> lines.add(
                cell,
                bins(cell).stream()
                        .filter(bin -> bin.clips() > 0)
                        .map(bin -> List.of(rounded(bin.said()), rounded(bin.seen())))
                        .toList(),
                true));
        lines.guide(List.of(List.of(0.0, 0.0), List.of(1.0, 1.0)));
        Map<String, Object> said = Chart.axis("probability given");
        Map<String, Object> seen = Chart.axis("share of clips that show the unit");
        said.put("max", 1);
        seen.put("max", 1);
        Map<String, Object> option = lines.option(said, seen);
        return new Chart(
                        "reliability",
                        "Reliability diagram; expected calibration errors: "
                                + String.join(
                                        "; ",
                                        cells.stream()
                                                .map(cell -> cell.name() + " "
                                                        + Numbers.percent(cell.calibration()
                                                                .map(Calibration::error)
                                                                .orElse(0.0)))
                                                .toList()),
                        420,
                        option,
                        Html.of(
                                """
                                Judgements of all units in ten bins by the probability they were given; in each, the share \
                                that is right to say “present”. On the dashed line probabilities are what they say; below \
                                it they are too high. Bins with few judgements jump: the table has their numbers."""),
                        table(cells))
                .figure();
    }

    private static Html table(List<CellReport> cells) {
        Html rows = Html.of(
                """
                <thead><tr><th scope="col">Cell</th>{}</tr></thead>
                <tbody>
                {}</tbody>
                """,
                Html.each(
                        bins(cells.get(0)),
                        bin -> Html.of(
                                "<th scope=\"col\">{}–{}</th>",
                                Numbers.decimals(bin.low(), 1),
                                Numbers.decimals(bin.high(), 1))),
                Html.each(
                        cells,
                        cell -> Html.of(
                                "<tr><th scope=\"row\">{}</th>{}</tr>\n",
                                cell.name(),
                                Html.each(bins(cell), CalibrationSection::bin))));
        return Section.table(
                "Reliability by bins",
                Html.of(
                        """
                        In each bin of probability: the share of judgements that show the unit, in percent, and the number \
                        of judgements."""),
                "dense",
                rows);
    }

    private static Html bin(Calibration.Bin bin) {
        return bin.clips() == 0
                ? Html.of("<td class=\"none\">–</td>")
                : Html.of("<td>{} <small>{}</small></td>", Numbers.percent(bin.seen()), bin.clips());
    }

    private static List<Calibration.Bin> bins(CellReport cell) {
        return Optional.of(cell).flatMap(CellReport::calibration).orElseThrow().bins();
    }

    private static double rounded(double share) {
        return Math.round(share * 1e4) / 1e4;
    }
}
