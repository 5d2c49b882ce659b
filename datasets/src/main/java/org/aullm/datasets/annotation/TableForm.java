package org.aullm.datasets.annotation;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a data set's annotation table looks like.
 *
 * @param id the name on the command line and in results; where a data set was coded twice it names the coding
 * @param title the data set's usual name
 * @param headings for each column the headings seen in delivered files, the preferred one first
 * @param required the columns without which a sheet is not this table
 * @param subjects how its folders write a subject
 * @param framesPerSecond of the delivered clips, empty where they differ or are not known
 * @param benchmark the units that the field's benchmarks score on it; empty where there are none
 * @param traits what is peculiar to it
 */
record TableForm(
        String id,
        String title,
        Map<Column, List<String>> headings,
        Set<Column> required,
        SubjectForm subjects,
        String framesPerSecond,
        List<Integer> benchmark,
        Set<Trait> traits) {

    /** What is peculiar to a table. */
    enum Trait {
        /** One clip name stands for several clips of a subject; the second is called name2, the third name3. */
        REPEATED_SAMPLES,
        /** There is no apex; the middle of the clip is taken. */
        NO_APEX,
        /** One column for each unit, 0 or 1, decides; the column of codes only says which are doubtful. */
        UNIT_COLUMNS
    }

    TableForm {
        headings = Map.copyOf(headings);
        required = Set.copyOf(required);
        benchmark = List.copyOf(benchmark);
        traits = Set.copyOf(traits);
    }

    /** The headings that a column may have. */
    List<String> headings(Column column) {
        return headings.getOrDefault(column, List.of());
    }

    boolean has(Trait trait) {
        return traits.contains(trait);
    }
}
