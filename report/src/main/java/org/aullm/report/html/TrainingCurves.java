package org.aullm.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aullm.report.model.CellReport;
import org.aullm.report.model.CurvePoint;
import org.aullm.report.model.Numbers;
import org.aullm.report.model.ReportModel;

/** The training loss of each cell, all in one plane. */
final class TrainingCurves {

    private static final int MOST_POINTS = 120;

    private TrainingCurves() {}

    static Section section(ReportModel report) {
        List<CellReport> cells =
                report.cells().stream().filter(cell -> !cell.curve().isEmpty()).toList();
        return new Section("training", "Training", cells.isEmpty() ? Html.NOTHING : figure(cells));
    }

    private static Html figure(List<CellReport> cells) {
        LineChart lines = new LineChart();
        cells.forEach(cell -> lines.add(
                cell,
                thinned(cell.curve()).stream()
                        .map(point -> List.of((double) point.epoch(), Math.round(point.mean() * 1e4) / 1e4))
                        .toList(),
                cell.curve().size() == 1));
        Map<String, Object> loss = Chart.axis("mean training loss");
        loss.put("scale", true);
        return new Chart(
                        "curves",
                        "Mean training loss after each pass: "
                                + String.join(
                                        "; ",
                                        cells.stream()
                                                .map(TrainingCurves::course)
                                                .toList()),
                        380,
                        lines.option(Chart.axis("pass over the training clips"), loss),
                        Html.of(
                                """
                                Mean training loss after each pass, over a cell’s trials. Losses of cells with different \
                                loss terms measure different things. The names above show and hide lines."""),
                        table(cells))
                .figure();
    }

    /** As many points as a picture can show, the first and the last among them. */
    private static List<CurvePoint> thinned(List<CurvePoint> curve) {
        if (curve.size() <= MOST_POINTS) {
            return curve;
        }
        List<CurvePoint> points = new ArrayList<>();
        for (int i = 0; i < MOST_POINTS; i++) {
            points.add(curve.get((int) Math.round((double) i * (curve.size() - 1) / (MOST_POINTS - 1))));
        }
        return points;
    }

    private static Html table(List<CellReport> cells) {
        return Section.table(
                "Training loss",
                Html.of(
                        """
                        Mean training loss over a cell’s trials after the first pass, half of the passes and the last, \
                        with the middle half of the trials after the last."""),
                "sortable",
                Html.of(
                        """
                        <thead><tr><th scope="col">Cell</th><th scope="col">Passes</th><th scope="col">First</th>\
                        <th scope="col">Half</th><th scope="col">Last</th><th scope="col">Middle half</th></tr></thead>
                        <tbody>
                        {}</tbody>
                        """,
                        Html.each(cells, TrainingCurves::row)));
    }

    private static Html row(CellReport cell) {
        List<CurvePoint> curve = cell.curve();
        CurvePoint last = curve.get(curve.size() - 1);
        return Html.of(
                """
                <tr><th scope="row">{}</th><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{} to {}</td></tr>
                """,
                cell.name(),
                last.epoch(),
                Numbers.decimals(curve.get(0).mean(), 3),
                Numbers.decimals(curve.get(curve.size() / 2).mean(), 3),
                Numbers.decimals(last.mean(), 3),
                Numbers.decimals(last.low(), 3),
                Numbers.decimals(last.high(), 3));
    }

    private static String course(CellReport cell) {
        CurvePoint first = cell.curve().get(0);
        CurvePoint last = cell.curve().get(cell.curve().size() - 1);
        return "%s from %s to %s"
                .formatted(cell.name(), Numbers.decimals(first.mean(), 3), Numbers.decimals(last.mean(), 3));
    }
}
