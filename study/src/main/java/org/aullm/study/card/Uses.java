package org.aullm.study.card;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What every card says of use and of licences, in Markdown. */
final class Uses {

    /** What models are for, and what they are not for. */
    static final List<String> LINES = List.of(
            "## Intended use",
            "",
            "Research on methods: which part of a detector helps, by how much, on which people and units.",
            "",
            "## Not to be used",
            "",
            "- To judge people: what they feel, intend or hide, whether they lie, are fit, ill, guilty or suitable.",
            "- In workplaces, schools, policing, borders, insurance, credit or advertising.",
            "- On anybody who has not agreed to it. An action unit is a movement of muscles, not an emotion.",
            "- Outside data like those below: scores on other people, cameras and cultures are not known.",
            "");

    private Uses() {}

    /** Under which terms data may be used, by source data set. */
    static List<String> licences(Map<String, String> licences) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        licences.forEach((dataset, licence) -> lines.add("- `%s`: %s.".formatted(dataset, licence)));
        if (licences.isEmpty()) {
            lines.add("The terms of the data were not recorded when this was made.");
        }
        lines.add("");
        lines.add("A model trained on data is bound by their terms, too.");
        return lines;
    }
}
