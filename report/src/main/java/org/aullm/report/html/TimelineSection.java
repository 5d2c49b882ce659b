package org.aullm.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.aullm.report.model.Numbers;
import org.aullm.report.prediction.InputReport;
import org.aullm.report.prediction.Timeline;
import org.aullm.report.prediction.UnitScore;

/** Probabilities and motion over an input's time. */
final class TimelineSection {

    private TimelineSection() {}

    static Section section(InputReport report) {
        return new Section(
                "timeline",
                "Over time",
                report.timeline()
                        .map(time -> Html.join(List.of(
                                probabilities(report.units(), time),
                                time.motion().isEmpty() ? Html.NOTHING : motion(time))))
                        .orElse(Html.NOTHING));
    }

    private static Html probabilities(List<UnitScore> units, Timeline time) {
        LineChart lines = new LineChart();
        boolean single = time.seconds().size() == 1;
        for (int unit = 0; unit < units.size(); unit++) {
            lines.add(
                    units.get(unit).unit().toString(),
                    points(time.seconds(), time.probabilities().get(unit)),
                    single,
                    false);
        }
        Map<String, Object> probability = Chart.axis("probability");
        probability.put("min", 0);
        probability.put("max", 1);
        return new Chart(
                        "units-over-time",
                        "Probability of each action unit over time; highest: "
                                + String.join(
                                        "; ",
                                        units.stream()
                                                .map(unit ->
                                                        unit.unit() + " " + Numbers.decimals(unit.probability(), 2))
                                                .toList()),
                        380,
                        lines.option(seconds(time), probability),
                        Html.of(
                                """
                                Probability of each unit, as the mean of all windows that a moment is in. The names above show \
                                and hide lines."""),
                        table(units, time))
                .figure();
    }

    private static Html motion(Timeline time) {
        List<Map<String, Object>> series = new ArrayList<>();
        series.add(Map.of(
                "type",
                "line",
                "data",
                points(time.seconds(), time.motion()),
                "showSymbol",
                time.seconds().size() == 1,
                "lineStyle",
                Map.of("color", "@accent", "width", 1.75),
                "itemStyle",
                Map.of("color", "@accent")));
        List<Map<String, Object>> apexes = new ArrayList<>();
        for (double apex : time.apexes()) {
            Map<String, Object> point = new LinkedHashMap<>();
            point.put("value", List.of(rounded(apex), at(time, apex)));
            apexes.add(point);
        }
        series.add(Map.of(
                "type",
                "scatter",
                "data",
                apexes,
                "symbolSize",
                7,
                "silent",
                true,
                "tooltip",
                Map.of("show", false),
                "itemStyle",
                Map.of("color", "@ink")));
        Map<String, Object> option = Chart.plane(seconds(time), Chart.axis(time.motionUnit()), series);
        option.put("tooltip", Map.of("trigger", "axis"));
        int most = IntStream.range(0, time.motion().size())
                .reduce(0, (a, b) -> time.motion().get(b) > time.motion().get(a) ? b : a);
        return new Chart(
                        "motion",
                        "Motion of the face over time; most, %s, at %s seconds"
                                .formatted(
                                        Numbers.decimals(time.motion().get(most), 2),
                                        Numbers.decimals(time.seconds().get(most), 2)),
                        240,
                        option,
                        Html.of(
                                """
                                The spotting curve: how much of the face moves, the head’s own motion taken out. Dots: where \
                                windows have their apex. Blinks and gaze move as much as expressions do."""),
                        Section.table(
                                "Motion",
                                Html.of("At each point of the curve, {}.", time.motionUnit()),
                                "narrow",
                                Html.of(
                                        """
                                        <thead><tr><th scope="col">Seconds</th><th scope="col">Motion</th></tr></thead>
                                        <tbody>
                                        {}</tbody>
                                        """,
                                        Html.times(
                                                time.seconds().size(),
                                                i -> Html.of(
                                                        "<tr><th scope=\"row\">{}</th><td>{}</td></tr>\n",
                                                        Numbers.decimals(
                                                                time.seconds().get(i), 3),
                                                        Numbers.decimals(
                                                                time.motion().get(i), 3))))))
                .figure();
    }

    /** The curve's height at a moment. */
    private static double at(Timeline time, double moment) {
        int nearest = IntStream.range(0, time.seconds().size())
                .reduce(
                        0,
                        (a, b) -> Math.abs(time.seconds().get(b) - moment)
                                        < Math.abs(time.seconds().get(a) - moment)
                                ? b
                                : a);
        return rounded(time.motion().get(nearest));
    }

    private static Map<String, Object> seconds(Timeline time) {
        Map<String, Object> axis = Chart.axis("seconds");
        axis.put("min", rounded(time.seconds().get(0)));
        axis.put("max", rounded(time.seconds().get(time.seconds().size() - 1)));
        return axis;
    }

    private static List<List<Double>> points(List<Double> seconds, List<Double> values) {
        return IntStream.range(0, seconds.size())
                .mapToObj(i -> List.of(rounded(seconds.get(i)), rounded(values.get(i))))
                .toList();
    }

    private static Html table(List<UnitScore> units, Timeline time) {
        return Section.table(
                "Probabilities over time",
                Html.of("At each point of the lines. All frames are in frames.csv."),
                "dense",
                Html.of(
                        """
                        <thead><tr><th scope="col">Seconds</th>{}</tr></thead>
                        <tbody>
                        {}</tbody>
                        """,
                        Html.each(units, unit -> Html.of("<th scope=\"col\">{}</th>", unit.unit())),
                        Html.times(
                                time.seconds().size(),
                                i -> Html.of(
                                        "<tr><th scope=\"row\">{}</th>{}</tr>\n",
                                        Numbers.decimals(time.seconds().get(i), 3),
                                        Html.each(
                                                time.probabilities(),
                                                unit -> Html.of("<td>{}</td>", Numbers.decimals(unit.get(i), 2)))))));
    }

    private static double rounded(double value) {
        return Math.round(value * 1e4) / 1e4;
    }
}
