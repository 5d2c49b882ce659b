package org.aullm.report.html;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.aullm.report.model.CellReport;
import org.aullm.report.model.CurvePoint;
import org.aullm.report.model.Numbers;
import org.aullm.report.model.ReportModel;

/** The training loss of each cell, one small picture each, all with the same axes. */
final class TrainingCurves {

    private static final int WIDTH = 300;
    private static final int HEIGHT = 120;

    private final List<CurvePoint> baseline;
    private final double highest;
    private final int last;

    private TrainingCurves(List<CellReport> cells) {
        baseline = cells.get(0).curve();
        List<CurvePoint> all =
                cells.stream().flatMap(cell -> cell.curve().stream()).toList();
        highest = all.stream()
                .mapToDouble(point -> Math.max(point.mean(), point.high()))
                .max()
                .orElse(1);
        last = all.stream().mapToInt(CurvePoint::epoch).max().orElse(1);
    }

    static Section section(ReportModel report) {
        List<CellReport> cells =
                report.cells().stream().filter(cell -> !cell.curve().isEmpty()).toList();
        if (cells.isEmpty()) {
            return new Section("training", "Training", Html.NOTHING);
        }
        TrainingCurves curves = new TrainingCurves(report.cells());
        return new Section(
                "training",
                "Training",
                Html.of(
                        """
                        <p>Mean training loss after each pass, over a cell's trials, with the middle half of the trials \
                        as a band{}. All axes start at 0 and end at loss {} and pass {}. Losses of cells with \
                        different loss terms measure different things.</p>
                        <div class="curves">
                        {}</div>
                        """,
                        curves.baseline.isEmpty() ? "" : "; the dashed line is the baseline",
                        Numbers.decimals(curves.highest, 2),
                        curves.last,
                        Html.times(cells.size(), i -> curves.figure(cells.get(i), i, report))));
    }

    private Html figure(CellReport cell, int index, ReportModel report) {
        List<CurvePoint> curve = cell.curve();
        boolean isBaseline = report.baseline().filter(cell::equals).isPresent();
        CurvePoint first = curve.get(0);
        CurvePoint end = curve.get(curve.size() - 1);
        return Html.of(
                """
                <figure>
                <figcaption><strong>{}</strong> <small>{} → {}</small></figcaption>
                <svg class="curve" role="img" aria-labelledby="curve{}" viewBox="0 0 {} {}" preserveAspectRatio="none">
                <title id="curve{}">{}: mean training loss {} after pass {}, {} after pass {}</title>
                <path class="frame" d="M0 0V{}H{}"/>
                <polygon class="band" points="{}"/>
                {}<polyline class="mean" points="{}"/>
                </svg>
                </figure>
                """,
                cell.name(),
                Numbers.decimals(first.mean(), 3),
                Numbers.decimals(end.mean(), 3),
                index,
                WIDTH,
                HEIGHT,
                index,
                cell.name(),
                Numbers.decimals(first.mean(), 3),
                first.epoch(),
                Numbers.decimals(end.mean(), 3),
                end.epoch(),
                HEIGHT,
                WIDTH,
                band(curve),
                isBaseline || baseline.isEmpty()
                        ? Html.NOTHING
                        : Html.of("<polyline class=\"ghost\" points=\"{}\"/>", line(baseline, CurvePoint::mean)),
                line(curve, CurvePoint::mean));
    }

    private String band(List<CurvePoint> curve) {
        List<CurvePoint> back = new ArrayList<>(curve);
        Collections.reverse(back);
        return line(curve, CurvePoint::high) + " " + line(back, CurvePoint::low);
    }

    private String line(List<CurvePoint> curve, ToDoubleFunction<CurvePoint> loss) {
        double top = highest > 0 ? highest : 1;
        return curve.stream()
                .map(point -> String.format(
                        Locale.ROOT,
                        "%.1f,%.1f",
                        (double) WIDTH * (point.epoch() - 1) / Math.max(1, last - 1),
                        HEIGHT * (1 - Math.max(0, loss.applyAsDouble(point)) / top)))
                .collect(Collectors.joining(" "));
    }
}
