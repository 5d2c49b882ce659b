package org.aullm.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that a report is made from, as read from a study's folder at one moment; the study need not be finished.
 *
 * @param name the study's name
 * @param units numbers of the action units, in the order of the report's columns
 * @param cells the study's configurations; the first is the baseline that the others are compared with
 * @param provenance further facts to print, by name, such as the study file, the command or the git commit; what
 *     results and costs say of themselves is added by the report. A fact {@code leakage audit} with a verdict, and
 *     facts {@code audit of QUESTION} with "verdict: sentence", become a section of their own
 * @param problems what went wrong beside failed trials, such as an unreadable file, in sentences
 */
public record StudyResults(
        String name,
        List<Integer> units,
        List<CellResults> cells,
        Map<String, String> provenance,
        List<String> problems) {
    public StudyResults {
        units = List.copyOf(units);
        cells = List.copyOf(cells);
        provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
        problems = List.copyOf(problems);
        if (units.stream().distinct().count() < units.size()) {
            throw new IllegalArgumentException("study '%s' lists a unit twice: %s".formatted(name, units));
        }
    }
}
