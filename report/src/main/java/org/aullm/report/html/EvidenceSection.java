package org.aullm.report.html;

import java.util.Locale;
import org.aullm.report.model.EvidenceMap;
import org.aullm.report.model.ReportModel;

/** Where the baseline looked, in a few test clips: maps alone, never the pictures of people. */
final class EvidenceSection {

    private static final int SIZE = 12;

    private EvidenceSection() {}

    static Section section(ReportModel report) {
        return new Section(
                "evidence",
                "Where the baseline looks",
                report.evidence().isEmpty()
                        ? Html.NOTHING
                        : Html.of(
                                """
                                <p>How much each place of the feature map counted in one test clip of each of a few trials: \
                                the darker, the more. The top of the face is up. Pictures of people are not part of this \
                                page.</p>
                                <div class="maps">
                                {}</div>
                                """,
                                Html.times(
                                        report.evidence().size(),
                                        i -> map(report.evidence().get(i), i))));
    }

    private static Html map(EvidenceMap map, int index) {
        return Html.of(
                """
                <figure><svg role="img" aria-labelledby="map{}" viewBox="0 0 {} {}">
                <title id="map{}">{}: most at row {} of {}, column {} of {}</title>
                {}</svg><figcaption>{}</figcaption></figure>
                """,
                index,
                map.columns() * SIZE,
                map.rows() * SIZE,
                index,
                map.clip(),
                1 + most(map) / map.columns(),
                map.rows(),
                1 + most(map) % map.columns(),
                map.columns(),
                places(map, SIZE, SIZE, 1),
                map.clip());
    }

    /**
     * A rectangle for each place of a map.
     *
     * @param width of a place
     * @param height of a place
     * @param strongest the opacity of the place that counted most
     */
    static Html places(EvidenceMap map, double width, double height, double strongest) {
        return Html.times(
                map.shares().size(),
                place -> Html.of(
                        "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill-opacity=\"{}\"/>",
                        number(place % map.columns() * width),
                        number(place / map.columns() * height),
                        number(width),
                        number(height),
                        String.format(
                                Locale.ROOT, "%.2f", strongest * map.shares().get(place))));
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.2f", value);
    }

    /** The place that counted most. */
    static int most(EvidenceMap map) {
        int most = 0;
        for (int place = 1; place < map.shares().size(); place++) {
            most = map.shares().get(place) > map.shares().get(most) ? place : most;
        }
        return most;
    }
}
