package org.aullm.report.html;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.aullm.report.model.Numbers;
import org.aullm.report.prediction.InputReport;
import org.aullm.report.prediction.Timeline;
import org.aullm.report.prediction.Timeline.Motion;
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
                                time.motions().isEmpty() ? Html.NOTHING : motion(time))))
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
        LineChart lines = new LineChart();
        boolean single = time.seconds().size() == 1;
        for (Motion motion : time.motions()) {
            lines.add(motion.part(), points(time.seconds(), motion.values()), single, lines.isEmpty());
        }
        lines.dots(time.apexes().stream()
                .map(apex -> List.of(rounded(apex), at(time, apex)))
                .toList());
        return new Chart(
                        "motion",
                        "Motion of the face over time; "
                                + String.join(
                                        "; ",
                                        time.motions().stream()
                                                .map(motion -> most(motion, time.seconds()))
                                                .toList()),
                        240,
                        lines.option(seconds(time), Chart.axis(time.motionUnit())),
                        Html.of(
                                """
                                How far the face has moved within a short while, the head’s own motion taken out. Dots: where \
                                windows have their apex. Eyes are apart, because blinks and gaze move as much as expressions \
                                do."""),
                        motionTable(time))
                .figure();
    }

    private static String most(Motion motion, List<Double> seconds) {
        int most = IntStream.range(0, seconds.size())
                .reduce(0, (a, b) -> motion.values().get(b) > motion.values().get(a) ? b : a);
        return "most of %s, %s, at %s seconds"
                .formatted(
                        motion.part(),
                        Numbers.decimals(motion.values().get(most), 2),
                        Numbers.decimals(seconds.get(most), 2));
    }

    private static Html motionTable(Timeline time) {
        return Section.table(
                "Motion",
                Html.of("At each point of the curves, {}.", time.motionUnit()),
                "narrow",
                Html.of(
                        """
                        <thead><tr><th scope="col">Seconds</th>{}</tr></thead>
                        <tbody>
                        {}</tbody>
                        """,
                        Html.each(time.motions(), motion -> Html.of("<th scope=\"col\">{}</th>", motion.part())),
                        Html.times(
                                time.seconds().size(),
                                i -> Html.of(
                                        "<tr><th scope=\"row\">{}</th>{}</tr>\n",
                                        Numbers.decimals(time.seconds().get(i), 3),
                                        Html.each(
                                                time.motions(),
                                                motion -> Html.of(
                                                        "<td>{}</td>",
                                                        Numbers.decimals(
                                                                motion.values().get(i), 3)))))));
    }

    /** The first curve's height at a moment. */
    private static double at(Timeline time, double moment) {
        int nearest = IntStream.range(0, time.seconds().size())
                .reduce(
                        0,
                        (a, b) -> Math.abs(time.seconds().get(b) - moment)
                                        < Math.abs(time.seconds().get(a) - moment)
                                ? b
                                : a);
        return rounded(time.motions().get(0).values().get(nearest));
    }

    private static Map<String, Object> seconds(Timeline time) {
        Map<String, Object> axis = Chart.axis("seconds");
        // The last moment is seldom a round number.
        axis.put("axisLabel", Map.of("color", "@soft", "fontSize", 12, "showMaxLabel", false));
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
