package org.aullm.study.card;

import java.util.List;

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

    /** Whose the data are. */
    static final List<String> LICENCES = List.of(
            "Their licences are those of their owners' agreements, which mostly allow research only and no publication of",
            "faces; a model trained on them is bound by them too. The reader of the data does not record them.");

    private Uses() {}
}
