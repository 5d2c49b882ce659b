package org.aullm.report.html;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aullm.core.result.Json;

/**
 * A picture that readers can explore, drawn in the browser by Apache ECharts from a description in plain values. Each has
 * a sentence for those who do not see it and a table with the same numbers, which is all there is without scripts.
 *
 * <p>Colours are names of the style sheet's variables after an {@code @}, such as {@code @ink}, so that a chart follows
 * the page into the dark and onto paper. A point may bring its own text for the pointer as {@code text}.
 *
 * @param id unique in the page
 * @param label what is to be seen, for those who do not see it
 * @param height in pixels
 * @param option what ECharts is to draw; keys and values as in its documentation
 * @param caption under the picture
 * @param table the same numbers
 */
record Chart(String id, String label, int height, Map<String, Object> option, Html caption, Html table) {

    private static final Map<String, Object> TEXT = Map.of("color", "@soft", "fontSize", 12);
    private static final Map<String, Object> RULE = Map.of("lineStyle", Map.of("color", "@rule"));

    Html figure() {
        return Html.of(
                """
                <figure class="chart">
                <ul class="legend choices" data-for="{}"></ul>
                <div class="echart" id="{}" role="img" aria-label="{}" style="height:{}px"></div>
                <script type="application/json" data-chart="{}">{}</script>
                <noscript><p>The picture needs a script; the table below holds the same numbers.</p></noscript>
                <figcaption>{}</figcaption>
                <details class="long"><summary>The same as a table</summary>
                {}</details>
                </figure>
                """,
                id,
                id,
                label,
                height,
                id,
                json(option),
                caption,
                table);
    }

    /** JSON that is neither markup nor able to end its element. */
    private static Html json(Map<String, Object> option) {
        return new Html(Json.CANONICAL
                .writeValueAsString(option)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026"));
    }

    /** A numeric axis with a name. */
    static Map<String, Object> axis(String name) {
        Map<String, Object> axis = new LinkedHashMap<>();
        axis.put("type", "value");
        axis.put("name", name);
        axis.put("nameLocation", "middle");
        axis.put("nameTextStyle", TEXT);
        axis.put("axisLabel", TEXT);
        axis.put("axisLine", RULE);
        axis.put("axisTick", RULE);
        axis.put("splitLine", RULE);
        return axis;
    }

    /** Around a chart with a named axis on the left and at the bottom. */
    static Map<String, Object> frame() {
        return Map.of("left", 58, "right", 24, "top", 16, "bottom", 46);
    }

    /** An option with two numeric axes. */
    static Map<String, Object> plane(Map<String, Object> x, Map<String, Object> y, List<Map<String, Object>> series) {
        Map<String, Object> option = new LinkedHashMap<>();
        x.put("nameGap", 28);
        y.put("nameGap", 40);
        option.put("grid", frame());
        option.put("xAxis", x);
        option.put("yAxis", y);
        option.put("series", series);
        return option;
    }
}
