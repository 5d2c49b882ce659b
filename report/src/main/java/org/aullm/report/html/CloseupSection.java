package org.aullm.report.html;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.aullm.report.model.EvidenceMap;
import org.aullm.report.model.Numbers;
import org.aullm.report.prediction.Closeup;
import org.aullm.report.prediction.InputReport;

/** The moment at which most was found: motion, and where the model looked. */
final class CloseupSection {

    private static final double STRONGEST = 0.65;

    private CloseupSection() {}

    static Section section(InputReport report) {
        return new Section(
                "closeup",
                "The moment shown",
                report.closeup().map(CloseupSection::body).orElse(Html.NOTHING));
    }

    private static Html body(Closeup closeup) {
        return Html.of(
                """
                <p>{}</p>
                <div class="maps closeup">
                {}{}</div>
                """,
                closeup.title(),
                motion(closeup),
                closeup.evidence().map(map -> evidence(closeup, map)).orElse(Html.NOTHING));
    }

    private static Html motion(Closeup closeup) {
        return figure(
                closeup,
                "motion-map",
                "The face at its apex, with arrows where it has moved",
                Html.join(List.of(picture(closeup), Html.each(closeup.arrows(), CloseupSection::arrow))),
                "Motion from the first frame to the apex; arrows are %s times as long as the motion."
                        .formatted(Numbers.decimals(closeup.magnified(), 0)));
    }

    private static Html evidence(Closeup closeup, EvidenceMap map) {
        int most = EvidenceSection.most(map);
        return figure(
                closeup,
                "evidence-map",
                "Where the model looked: most at row %d of %d, column %d of %d"
                        .formatted(1 + most / map.columns(), map.rows(), 1 + most % map.columns(), map.columns()),
                Html.join(List.of(
                        picture(closeup),
                        EvidenceSection.places(
                                map,
                                (double) closeup.width() / map.columns(),
                                (double) closeup.height() / map.rows(),
                                closeup.picture().isPresent() ? STRONGEST : 1))),
                "How much each place of the feature map counted: the more colour, the more.");
    }

    private static Html figure(Closeup closeup, String id, String title, Html marks, String caption) {
        return Html.of(
                """
                <figure><svg role="img" aria-labelledby="{}" viewBox="0 0 {} {}">
                <title id="{}">{}</title>
                {}</svg><figcaption>{}</figcaption></figure>
                """,
                id,
                closeup.width(),
                closeup.height(),
                id,
                title,
                marks,
                caption);
    }

    private static Html picture(Closeup closeup) {
        return closeup.picture()
                .map(png -> Html.of(
                        "<image width=\"{}\" height=\"{}\" href=\"data:image/png;base64,{}\"/>\n",
                        closeup.width(),
                        closeup.height(),
                        Base64.getEncoder().encodeToString(png)))
                .orElse(Html.NOTHING);
    }

    private static Html arrow(Closeup.Arrow arrow) {
        return Html.of(
                "<path class=\"arrow\" d=\"{}\"/>",
                "M%s %sL%s %s%s"
                        .formatted(
                                place(arrow.x()),
                                place(arrow.y()),
                                place(arrow.toX()),
                                place(arrow.toY()),
                                head(arrow)));
    }

    /** Two short strokes back from the tip. */
    private static String head(Closeup.Arrow arrow) {
        double across = arrow.toX() - arrow.x();
        double along = arrow.toY() - arrow.y();
        double back = 0.35;
        return "M%s %sL%s %sL%s %s"
                .formatted(
                        place(arrow.toX() - back * (across + along / 2)),
                        place(arrow.toY() - back * (along - across / 2)),
                        place(arrow.toX()),
                        place(arrow.toY()),
                        place(arrow.toX() - back * (across - along / 2)),
                        place(arrow.toY() - back * (along + across / 2)));
    }

    private static String place(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
