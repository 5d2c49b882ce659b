package org.aullm.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aullm.report.model.Contributions;
import org.aullm.report.model.Numbers;
import org.aullm.report.model.ReportModel;
import org.aullm.report.statistics.Effect;

/** What each component accounts for, where a study combines them. */
final class ContributionsSection {

    private static final int ROW = 30;
    private static final int LETTER = 7;
    private static final int MARGIN = 14;

    private ContributionsSection() {}

    static Section section(ReportModel report) {
        return new Section(
                "contributions",
                "What each component contributes",
                report.contributions().map(ContributionsSection::body).orElse(Html.NOTHING));
    }

    private static Html body(Contributions found) {
        if (found.main().isEmpty()) {
            return Html.of("<p>{}</p>", found.statement());
        }
        return Html.of(
                """
                <p>{} Everything is in points of mean binary F1, on {} that all cells judged; above zero helps.</p>
                {}
                """,
                found.statement(),
                Numbers.count(found.clips(), "clip"),
                figure(found));
    }

    private static Html figure(Contributions found) {
        List<Effect> effects = new ArrayList<>(found.main());
        effects.addAll(found.interactions());
        Map<String, Object> points = Chart.axis("points of mean binary F1");
        points.put("nameGap", 28);
        Map<String, Object> names = Chart.axis("");
        names.put("type", "category");
        names.put("inverse", true);
        List<String> labels =
                effects.stream().map(effect -> shortened(effect.name())).toList();
        int width =
                MARGIN + LETTER * labels.stream().mapToInt(String::length).max().orElse(0);
        names.put("data", labels);
        names.put(
                "axisLabel", Map.of("color", "@soft", "fontSize", 12, "width", width - MARGIN, "overflow", "truncate"));
        names.put("axisTick", Map.of("show", false));
        Map<String, Object> option = new LinkedHashMap<>();
        option.put("grid", Map.of("left", width, "right", 24, "top", 8, "bottom", 46));
        option.put("xAxis", points);
        option.put("yAxis", names);
        option.put("tooltip", Map.of("trigger", "item"));
        option.put("series", series(effects, found.main().size()));
        return new Chart(
                        "effects",
                        "Main effects and interactions: "
                                + String.join(
                                        "; ",
                                        effects.stream()
                                                .map(ContributionsSection::text)
                                                .toList()),
                        70 + ROW * effects.size(),
                        option,
                        Html.of(
                                """
                                Above, dark: main effects, each component as the baseline has it against its other level, \
                                averaged over all levels of the others. Below, light: two-way interactions, half of how \
                                much the one’s effect grows with the other. Lines: 95&#160;% intervals from drawing the same \
                                subjects for all cells. With this many intervals some exclude zero by chance."""),
                        tables(found))
                .figure();
    }

    private static List<Map<String, Object>> series(List<Effect> effects, int main) {
        List<Map<String, Object>> bars = new ArrayList<>();
        List<Map<String, Object>> all = new ArrayList<>();
        for (int i = 0; i < effects.size(); i++) {
            Effect effect = effects.get(i);
            Map<String, Object> bar = new LinkedHashMap<>();
            bar.put("value", points(effect.value()));
            bar.put("text", text(effect));
            bar.put(
                    "itemStyle",
                    Map.of("color", effect.value() < 0 ? "@worse" : "@better", "opacity", i < main ? 0.85 : 0.4));
            bars.add(bar);
            all.add(Map.of(
                    "type",
                    "line",
                    "silent",
                    true,
                    "showSymbol",
                    true,
                    "symbol",
                    "rect",
                    "symbolSize",
                    List.of(2, 9),
                    "z",
                    5,
                    "itemStyle",
                    Map.of("color", "@ink"),
                    "lineStyle",
                    Map.of("color", "@ink", "width", 1.5),
                    "data",
                    List.of(
                            List.of(points(effect.interval().low()), i),
                            List.of(points(effect.interval().high()), i))));
        }
        all.add(0, Map.of("type", "bar", "data", bars, "barMaxWidth", 16));
        return all;
    }

    private static Html tables(Contributions found) {
        return Html.join(List.of(
                table("Main effects", found.main()),
                table("Two-way interactions", found.interactions()),
                found.shapley().isEmpty()
                        ? Html.of("<p>Shapley values need all combinations.</p>")
                        : table("Shapley values", found.shapley())));
    }

    private static Html table(String title, List<Effect> effects) {
        return Section.table(
                title,
                Html.of("<b>{}</b>, in points of mean binary F1.", title),
                "sortable narrow",
                Html.of(
                        """
                        <thead><tr><th scope="col">Component</th><th scope="col">Points</th>\
                        <th scope="col">95&#160;% interval</th></tr></thead>
                        <tbody>
                        {}</tbody>
                        """,
                        Html.each(
                                effects,
                                effect -> Html.of(
                                        "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td></tr>\n",
                                        effect.name(),
                                        Numbers.points(effect.value()),
                                        DeltaTable.interval(effect.interval())))));
    }

    private static String text(Effect effect) {
        return "%s: %s points, %s"
                .formatted(effect.name(), Numbers.points(effect.value()), DeltaTable.interval(effect.interval()));
    }

    /** The factor alone: levels are in the table and under the pointer. */
    private static String shortened(String name) {
        String factor = name.contains(": ") ? name.substring(0, name.indexOf(": ")) : name;
        return Labels.shortened(factor);
    }

    private static double points(double part) {
        return Math.round(part * 1e4) / 1e2;
    }
}
