package org.aullm.api.spi;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Provides a look at data sets' annotation tables outside any study: what they hold, and what is wrong in them.
 *
 * <p>Every problem with a file as a whole is a {@link org.aullm.api.ComponentException}.
 *
 * @since 0.1.0
 */
public interface AnnotationToolsProvider {

    /** The tables that can be read: id and what it is, in order. */
    Map<String, String> tables();

    /** What some tables of one data set hold together. */
    Statistics statistics(String dataset, List<Path> files, Policy policy);

    /** What is wrong or doubtful in a table. */
    List<Problem> problems(String dataset, Path file, Policy policy);

    /**
     * How codes are read. Numbers differ with it, so that every result names it.
     *
     * @param rule {@code digits} or {@code strict}
     * @param alternatives {@code table}, {@code first} or {@code drop}
     * @param doubtful {@code drop} or {@code keep}: what becomes of units that the coder marked as doubtful
     * @param fixes whether known errors are corrected
     */
    record Policy(String rule, String alternatives, String doubtful, boolean fixes) {}

    /**
     * Counts over clips.
     *
     * @param dataset the table's id
     * @param reading how its codes were read
     * @param samples clips
     * @param samplesPerSubject clips by subject
     * @param withoutUnits clips in which no unit was read
     * @param instances units present, summed over clips
     * @param withSeveralUnits clips with two units or more
     * @param positives for each unit, clips in which it is present
     * @param positiveSubjects for each unit, subjects who showed it
     * @param combinations combinations and how many clips show exactly them, most frequent first
     * @param emotions emotions as written
     * @param cooccurrenceOrder the units of the matrix
     * @param cooccurrence clips in which both units are present
     * @param benchmark the units that the field's benchmarks score
     * @param withoutBenchmarkUnit clips with none of them
     * @param unread parts of cells that gave no unit, with how often
     */
    record Statistics(
            String dataset,
            String reading,
            int samples,
            Map<String, Integer> samplesPerSubject,
            int withoutUnits,
            int instances,
            int withSeveralUnits,
            Map<Integer, Integer> positives,
            Map<Integer, Integer> positiveSubjects,
            Map<String, Integer> combinations,
            Map<String, Integer> emotions,
            List<Integer> cooccurrenceOrder,
            List<List<Integer>> cooccurrence,
            List<Integer> benchmark,
            int withoutBenchmarkUnit,
            Map<String, Integer> unread) {}

    /**
     * Something wrong or doubtful.
     *
     * @param row the row in the file, as a spreadsheet counts; 0 where the file as a whole is meant
     * @param clip subject and sample; empty where none is meant
     * @param text what it is
     */
    record Problem(int row, String clip, String text) {}
}
