package org.aullm.report.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.aullm.report.model.CellReport;
import org.aullm.report.model.Numbers;
import org.aullm.report.model.ReportModel;
import org.aullm.report.statistics.SubjectEffect;

/** One dot for each subject: whether many people make a difference, or two. */
final class SubjectStrip {

    private static final int ROW = 104;
    private static final int MIDDLE = 62;
    private static final double DOT_WIDTH_PERCENT = 1.15;
    private static final int DOT_HEIGHT = 8;
    private static final int MOST_LAYERS = 4;

    private SubjectStrip() {}

    static Section section(ReportModel report) {
        List<CellReport> cells = report.compared();
        return new Section(
                "subjects",
                "Subject by subject",
                cells.isEmpty() ? Html.NOTHING : Html.join(List.of(figure(cells), table(cells))));
    }

    private static Html figure(List<CellReport> cells) {
        Axis axis = Axis.of(
                cells.stream().flatMap(cell -> effects(cell).stream()).mapToDouble(SubjectEffect::contribution));
        int bottom = cells.size() * ROW;
        return Html.of(
                """
                <figure>
                <svg class="plot" role="img" aria-labelledby="strip-title strip-desc" width="100%" height="{}">
                <title id="strip-title">What each subject contributes to the differences</title>
                <desc id="strip-desc">{}</desc>
                {}{}
                <text class="axis" x="50%" y="{}">points of mean binary F1 that the subject moves</text>
                </svg>
                <figcaption>Each dot is a person: how far the pooled mean binary F1 moves when this person alone is \
                judged by the variant instead of the baseline. A difference that two dots carry is not one to build on. \
                The numbers are in the table below.</figcaption>
                </figure>
                """,
                bottom + 44,
                description(cells),
                axis.grid(0, bottom),
                Html.times(cells.size(), i -> row(axis, cells.get(i), i * ROW)),
                bottom + 38);
    }

    private static Html row(Axis axis, CellReport cell, int top) {
        List<SubjectEffect> sorted = effects(cell).stream()
                .sorted(Comparator.comparing(SubjectEffect::contribution))
                .toList();
        return Html.of(
                """
                <g>{}<text class="value" x="100%" y="{}">{}</text>
                {}{}</g>
                """,
                Labels.left(top + 15, cell.name()),
                top + 15,
                counts(cell),
                dots(axis, sorted, top + MIDDLE),
                extremes(axis, sorted, top + MIDDLE));
    }

    /** Dots that would cover each other are piled up and down in turn. */
    private static Html dots(Axis axis, List<SubjectEffect> sorted, int middle) {
        Map<Long, Integer> piles = new LinkedHashMap<>();
        List<Html> dots = new ArrayList<>();
        for (SubjectEffect effect : sorted) {
            long pile = Math.round(axis.percent(effect.contribution()) / DOT_WIDTH_PERCENT);
            int height = piles.merge(pile, 1, Integer::sum) - 1;
            int layer = Math.min(MOST_LAYERS, (height + 1) / 2);
            int y = middle + DOT_HEIGHT * (height % 2 == 0 ? layer : -layer);
            dots.add(Html.of(
                    "<circle class=\"{}\" cx=\"{}\" cy=\"{}\" r=\"4\"><title>{} {}</title></circle>\n",
                    style(effect),
                    axis.place(effect.contribution()),
                    y,
                    effect.subject(),
                    precise(effect.contribution())));
        }
        return Html.join(dots);
    }

    /** Names the two who move the score most, one on each side. */
    private static Html extremes(Axis axis, List<SubjectEffect> sorted, int middle) {
        List<SubjectEffect> ends = List.of(sorted.get(0), sorted.get(sorted.size() - 1));
        return Html.each(
                ends.stream().filter(effect -> effect.sign() != 0).distinct().toList(),
                effect -> Html.of(
                        "<text class=\"who {}\" x=\"{}\" y=\"{}\">{}</text>\n",
                        axis.percent(effect.contribution()) < 50 ? "start" : "end",
                        axis.place(effect.contribution()),
                        middle + 20,
                        Labels.shortened(effect.subject())));
    }

    private static Html table(List<CellReport> cells) {
        TreeSet<String> subjects = new TreeSet<>();
        List<Map<String, Double>> columns = new ArrayList<>();
        for (CellReport cell : cells) {
            Map<String, Double> column = new LinkedHashMap<>();
            effects(cell).forEach(effect -> column.put(effect.subject(), effect.contribution()));
            subjects.addAll(column.keySet());
            columns.add(column);
        }
        Html rows = Html.of(
                """
                <thead><tr><th scope="col">Subject</th>{}</tr></thead>
                <tbody>
                {}</tbody>
                """,
                Html.each(cells, cell -> Html.of("<th scope=\"col\">{}</th>", cell.name())),
                Html.each(
                        List.copyOf(subjects),
                        subject -> Html.of(
                                "<tr><th scope=\"row\">{}</th>{}</tr>\n",
                                subject,
                                Html.each(columns, column -> number(column, subject)))));
        return Html.of(
                """
                <details class="long"><summary>The same as a table</summary>
                {}</details>
                """,
                Section.table(
                        "Contributions of subjects",
                        Html.of("Points of mean binary F1 that each subject moves."),
                        "sortable",
                        rows));
    }

    private static Html number(Map<String, Double> column, String subject) {
        Double value = column.get(subject);
        return value == null ? Html.of("<td class=\"none\">–</td>") : Html.of("<td>{}</td>", precise(value));
    }

    private static String precise(double contribution) {
        String text = Numbers.decimals(100 * contribution, 2);
        return contribution > 0 && !text.equals("0.00") ? "+" + text : text;
    }

    private static String counts(CellReport cell) {
        var found = cell.comparison().orElseThrow();
        return "%d worse · %d same · %d better".formatted(found.worse(), found.equal(), found.better());
    }

    private static String description(List<CellReport> cells) {
        return String.join(
                "; ",
                cells.stream()
                        .map(cell -> String.format(Locale.ROOT, "%s: %s", cell.name(), counts(cell)))
                        .toList());
    }

    private static String style(SubjectEffect effect) {
        return effect.sign() < 0 ? "worse" : effect.sign() > 0 ? "better" : "same";
    }

    private static List<SubjectEffect> effects(CellReport cell) {
        return cell.comparison().orElseThrow().subjects();
    }
}
