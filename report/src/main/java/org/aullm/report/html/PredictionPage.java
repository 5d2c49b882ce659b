package org.aullm.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.aullm.report.model.Numbers;
import org.aullm.report.prediction.InputReport;
import org.aullm.report.prediction.UnitScore;

/** What was found in one input, as a page. */
public final class PredictionPage {

    private PredictionPage() {}

    /** The whole page, as HTML that is well-formed XML too. */
    public static String render(InputReport report) {
        return new Page(
                        "Action units",
                        report.source(),
                        report.source() + " · action units",
                        String.join(
                                " · ",
                                report.facts().entrySet().stream()
                                        .map(fact -> fact.getKey() + " " + fact.getValue())
                                        .toList()),
                        notes(report),
                        List.of(
                                units(report),
                                TimelineSection.section(report),
                                CloseupSection.section(report),
                                relations(report),
                                words(report),
                                emotions(report),
                                about(report)))
                .render();
    }

    private static Html notes(InputReport report) {
        Html use = Page.note(
                "Research use, not a lie detector.",
                Html.of(
                        """
                        An action unit is a movement of muscles. It does not say what somebody feels, thinks or hides, and a \
                        probability is an estimate of this model for people like those it learnt from."""));
        return Html.join(
                List.of(use, Html.each(report.warnings(), warning -> Page.note("Note.", Html.of("{}", warning)))));
    }

    private static Section units(InputReport report) {
        Html rows = Html.of(
                """
                <thead><tr><th scope="col">Unit</th><th scope="col">Probability</th><th scope="col">Threshold</th>\
                <th scope="col">Judged</th><th scope="col">At</th></tr></thead>
                <tbody>
                {}</tbody>
                """,
                Html.each(report.units(), PredictionPage::unit));
        return new Section(
                "findings",
                "What was found",
                Html.of(
                        """
                        <p class="lead">{}</p>
                        {}
                        """,
                        lead(report.units()),
                        Section.table(
                                "Action units",
                                Html.of(
                                        """
                                        The highest probability of each unit over the whole input, and the threshold from which \
                                        on it counts as present."""),
                                "sortable narrow bars",
                                rows)));
    }

    private static String lead(List<UnitScore> units) {
        List<UnitScore> present =
                new ArrayList<>(units.stream().filter(UnitScore::present).toList());
        if (present.isEmpty()) {
            return "No action unit reaches its threshold.";
        }
        present.sort((a, b) -> Double.compare(b.probability(), a.probability()));
        List<String> names = present.stream()
                .map(unit -> "%s (%s)".formatted(unit.unit(), unit.unit().facsName()))
                .toList();
        String last = names.get(names.size() - 1);
        String all = names.size() == 1 ? last : String.join(", ", names.subList(0, names.size() - 1)) + " and " + last;
        return "Judged present, the likeliest first: %s.".formatted(all);
    }

    private static Html unit(UnitScore score) {
        return Html.of(
                """
                <tr><th scope="row">{}<small>{}</small></th><td class="bar{}" style="--w:{}%;--t:{}%">{}</td><td>{}</td>\
                <td>{}</td><td>{}</td></tr>
                """,
                score.unit(),
                score.unit().facsName(),
                score.present() ? " present" : "",
                percent(score.probability()),
                percent(score.threshold()),
                Numbers.decimals(score.probability(), 3),
                Numbers.decimals(score.threshold(), 2),
                score.present() ? "present" : "absent",
                score.seconds().isPresent() ? Numbers.decimals(score.seconds().getAsDouble(), 2) + " s" : "–");
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", 100 * share);
    }

    private static Section relations(InputReport report) {
        return new Section(
                "relations",
                "Relations the model used",
                report.relations()
                        .map(found -> RelationsSection.of(found, "At the moment shown above"))
                        .orElse(Html.NOTHING));
    }

    private static Section words(InputReport report) {
        return new Section(
                "words",
                "In the language model’s words",
                report.words()
                        .map(words -> Html.of(
                                """
                                <p>{} was asked, of the moment shown above: “{}”</p>
                                <blockquote><pre>{}</pre></blockquote>
                                <p class="caption">Words of a language model need not tell why it judged so, and may be wrong. {}</p>
                                """,
                                words.by(),
                                words.request(),
                                words.text().isBlank() ? "(nothing)" : words.text(),
                                words.faithfulness().inWords()))
                        .orElse(Html.NOTHING));
    }

    private static Section emotions(InputReport report) {
        Optional<Html> body = report.emotions()
                .map(found -> Html.of(
                        """
                        {}
                        {}
                        """,
                        Page.note(
                                "Asked for with --emotions.",
                                Html.of(
                                        """
                                        Inferring emotions from faces is prohibited at work and in education in the European \
                                        Union (Regulation (EU) 2024/1689, the AI Act, Article 5(1)(f)), and a high-risk use \
                                        elsewhere (Annex III, 1(c)) of which people must be told (Article 50(3)). That a \
                                        combination of units goes with a feeling is a convention of coders, not a measurement; \
                                        people who feel it often do not show it, and people who show it often do not feel \
                                        it.""")),
                        found.isEmpty()
                                ? Html.of("<p>No combination that coders read as an emotion was found.</p>")
                                : Html.of("<ul>{}</ul>", Html.each(found, each -> Html.of("<li>{}</li>\n", each)))));
        return new Section("emotions", "Combinations that are read as emotions", body.orElse(Html.NOTHING));
    }

    private static Section about(InputReport report) {
        return new Section(
                "provenance",
                "Model and settings",
                Html.of(
                        """
                        <h3>Model</h3>
                        {}
                        <h3>This run</h3>
                        {}
                        """,
                        ProvenanceSection.list(report.model()),
                        ProvenanceSection.list(report.settings())));
    }
}
