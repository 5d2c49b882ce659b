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
                Html.times(map.shares().size(), place -> place(map, place)),
                map.clip());
    }

    private static Html place(EvidenceMap map, int place) {
        return Html.of(
                "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill-opacity=\"{}\"/>",
                place % map.columns() * SIZE,
                place / map.columns() * SIZE,
                SIZE,
                SIZE,
                String.format(Locale.ROOT, "%.2f", map.shares().get(place)));
    }

    private static int most(EvidenceMap map) {
        int most = 0;
        for (int place = 1; place < map.shares().size(); place++) {
            most = map.shares().get(place) > map.shares().get(most) ? place : most;
        }
        return most;
    }
}
