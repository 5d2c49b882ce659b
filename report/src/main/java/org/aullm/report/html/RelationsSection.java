package org.aullm.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.aullm.report.model.Numbers;
import org.aullm.report.model.ReportModel;
import org.aullm.report.model.UnitRelations;

/** Whom units listened to in the baseline, held against the relations that were given. */
final class RelationsSection {

    private static final double STRONGEST = 0.7;
    private static final int MOST_EDGES = 10;

    private RelationsSection() {}

    static Section section(ReportModel report) {
        return new Section(
                "relations",
                "Whom units listen to",
                report.relations()
                        .map(found ->
                                of(found, "Baseline, mean over %s".formatted(Numbers.count(found.trials(), "trial"))))
                        .orElse(Html.NOTHING));
    }

    /**
     * The relations as tables.
     *
     * @param origin of what they are
     */
    static Html of(UnitRelations found, String origin) {
        return Html.join(List.of(matrix(found, origin), edges(found)));
    }

    private static Html matrix(UnitRelations found, String origin) {
        int units = found.units().size();
        Html rows = Html.of(
                """
                <thead><tr><th scope="col">Listens</th>{}</tr></thead>
                <tbody>
                {}</tbody>
                """,
                Html.each(found.units(), unit -> Html.of("<th scope=\"col\">AU{}</th>", unit)),
                Html.times(
                        units,
                        unit -> Html.of(
                                "<tr><th scope=\"row\">AU{}</th>{}</tr>\n",
                                found.units().get(unit),
                                Html.times(units, heard -> cell(found, unit, heard)))));
        return Section.table(
                "Whom units listen to",
                Html.of(
                        """
                        {}: of what the unit of a row hears, the share in percent that comes from the unit \
                        of a column. Framed: the prior relates the two, + positively, − negatively. The diagonal is the unit \
                        itself. Shares show what a graph passes on, not what causes what.""",
                        origin),
                "units heat relations",
                rows);
    }

    private static Html cell(UnitRelations found, int unit, int heard) {
        double share = found.attention().get(unit).get(heard);
        double prior = found.prior().isEmpty() ? 0 : found.prior().get(unit).get(heard);
        return Html.of(
                "<td class=\"better{}\" style=\"--a:{}\">{}{}</td>",
                prior == 0 ? "" : " given",
                String.format(Locale.ROOT, "%.2f", STRONGEST * Math.max(0, Math.min(1, share))),
                Numbers.decimals(100 * share, 0),
                prior > 0 ? " +" : prior < 0 ? " −" : "");
    }

    private record Edge(int unit, int heard, double strength) {}

    private static Html edges(UnitRelations found) {
        List<Edge> edges = new ArrayList<>();
        for (int unit = 0; unit < found.strength().size(); unit++) {
            for (int heard = 0; heard < found.units().size(); heard++) {
                double strength = found.strength().get(unit).get(heard);
                if (strength != 0 && unit != heard) {
                    edges.add(new Edge(found.units().get(unit), found.units().get(heard), strength));
                }
            }
        }
        if (edges.isEmpty()) {
            return Html.NOTHING;
        }
        edges.sort((a, b) -> Double.compare(Math.abs(b.strength()), Math.abs(a.strength())));
        Html rows = Html.of(
                """
                <thead><tr><th scope="col">Listens</th><th scope="col">Heard</th><th scope="col">Strength</th></tr></thead>
                <tbody>
                {}</tbody>
                """,
                Html.each(
                        edges.stream().limit(MOST_EDGES).toList(),
                        edge -> Html.of(
                                "<tr><th scope=\"row\">AU{}</th><td>AU{}</td><td>{}</td></tr>\n",
                                edge.unit(),
                                edge.heard(),
                                Numbers.decimals(edge.strength(), 3))));
        return Section.table(
                "Edges learned to be strongest or weakest",
                Html.of("The edges whose learned strength is furthest from neutral (0), which every clip shares."),
                "sortable narrow",
                rows);
    }
}
