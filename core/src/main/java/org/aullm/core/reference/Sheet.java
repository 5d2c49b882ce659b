package org.aullm.core.reference;

import java.util.List;

/**
 * One component's page.
 *
 * @param slot the key under which a study file names it
 * @param kind what it is, as a sentence says it: {@code visual encoder}
 * @param id its name
 * @param module where it comes from
 * @param summary one sentence
 * @param source paper, equation or table; empty where there is nothing to cite
 * @param details equations, layers, deviations, in Markdown; empty where the summary says it all
 * @param input the kind of evidence it reads or gives; empty where that is not its business
 * @param tunings which of its weights can be trained, the default first; empty where it has none to choose from
 * @param shapes what it makes of what, with default options on evidence of a usual size
 * @param options its own and those of its slot
 */
public record Sheet(
        String slot,
        String kind,
        String id,
        String module,
        String summary,
        String source,
        String details,
        String input,
        List<String> tunings,
        List<String> shapes,
        List<OptionSheet> options) {
    public Sheet {
        tunings = List.copyOf(tunings);
        shapes = List.copyOf(shapes);
        options = List.copyOf(options);
    }
}
