package org.aullm.report.html;

import java.util.List;
import java.util.stream.DoubleStream;
import org.aullm.report.model.CellReport;
import org.aullm.report.model.Numbers;
import org.aullm.report.model.ReportModel;
import org.aullm.report.statistics.Comparison.Difference;

/** Differences to the baseline with their intervals, as a picture. */
final class ForestPlot {

    private static final int ROW = 46;
    private static final int BAR = 30;

    private ForestPlot() {}

    static Section section(ReportModel report) {
        List<CellReport> cells = report.compared();
        return new Section("forest", "The differences at a glance", cells.isEmpty() ? Html.NOTHING : figure(cells));
    }

    private static Html figure(List<CellReport> cells) {
        Axis axis = Axis.of(cells.stream()
                .map(ForestPlot::difference)
                .flatMapToDouble(
                        d -> DoubleStream.of(d.interval().low(), d.interval().high(), d.delta())));
        int bottom = cells.size() * ROW + 4;
        return Html.of(
                """
                <figure>
                <svg class="plot" role="img" aria-labelledby="forest-title forest-desc" width="100%" height="{}">
                <title id="forest-title">Differences in mean binary F1 to the baseline</title>
                <desc id="forest-desc">{}</desc>
                {}{}
                <text class="axis" x="50%" y="{}">points of mean binary F1, variant minus baseline</text>
                </svg>
                <figcaption>Dot: difference to the baseline. Line: 95&#160;% interval from drawing subjects in pairs. \
                Left of zero the \
                variant is worse than the baseline; grey where the difference is not shown.</figcaption>
                </figure>
                """,
                bottom + 44,
                description(cells),
                axis.grid(0, bottom),
                Html.times(cells.size(), i -> row(axis, cells.get(i), i * ROW)),
                bottom + 38);
    }

    private static Html row(Axis axis, CellReport cell, int top) {
        Difference found = difference(cell);
        int y = top + BAR;
        return Html.of(
                """
                <g class="{}">
                {}
                <text class="value" x="100%" y="{}">{} [{}, {}]</text>
                <line class="range" x1="{}" x2="{}" y1="{}" y2="{}"/>
                <line class="range" x1="{}" x2="{}" y1="{}" y2="{}"/>
                <line class="range" x1="{}" x2="{}" y1="{}" y2="{}"/>
                <circle class="dot" cx="{}" cy="{}" r="6"/>
                </g>
                """,
                Verdict.of(cell).style(),
                Labels.left(top + 15, cell.name()),
                top + 15,
                Numbers.points(found.delta()),
                Numbers.points(found.interval().low()),
                Numbers.points(found.interval().high()),
                axis.place(found.interval().low()),
                axis.place(found.interval().high()),
                y,
                y,
                axis.place(found.interval().low()),
                axis.place(found.interval().low()),
                y - 5,
                y + 5,
                axis.place(found.interval().high()),
                axis.place(found.interval().high()),
                y - 5,
                y + 5,
                axis.place(found.delta()),
                y);
    }

    private static String description(List<CellReport> cells) {
        return String.join(
                "; ",
                cells.stream()
                        .map(cell -> "%s: %s points, interval %s"
                                .formatted(
                                        cell.name(),
                                        Numbers.points(difference(cell).delta()),
                                        DeltaTable.interval(difference(cell).interval())))
                        .toList());
    }

    private static Difference difference(CellReport cell) {
        return cell.comparison().orElseThrow().binary();
    }
}
