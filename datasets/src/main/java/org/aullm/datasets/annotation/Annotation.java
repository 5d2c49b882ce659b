package org.aullm.datasets.annotation;

import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * One clip of a table.
 *
 * @param row its row in the file, as a spreadsheet counts
 * @param index its place among the data rows, from 0, as published lists of errors count
 * @param subject in the form of the data set's folders
 * @param sample the clip's name, unique within the subject
 * @param onset the first frame; empty where the table has no number
 * @param apex the frame of greatest motion
 * @param offset the last frame
 * @param rawUnits the codes as written
 * @param read what was read of them
 * @param emotion as written; empty where the table has none
 * @param objectiveClass as written; empty where the table has none
 * @param framesPerSecond as written; empty where the table does not tell clip by clip
 */
record Annotation(
        int row,
        int index,
        String subject,
        String sample,
        OptionalInt onset,
        OptionalInt apex,
        OptionalInt offset,
        String rawUnits,
        Reading.Read read,
        String emotion,
        String objectiveClass,
        String framesPerSecond) {

    /** The units that count as present. */
    Set<Integer> units() {
        return read.units();
    }

    /**
     * Whether the coder's judgement is known. A cell that is empty or a question mark says nothing: its units are
     * unknown, not absent. A zero says that the face is at rest.
     */
    boolean coded() {
        return read.neutral() || !read.units().isEmpty();
    }

    /** The combination as {@code 4+7}; {@code -} where no unit is present. */
    String combination() {
        return read.units().isEmpty()
                ? "-"
                : String.join(
                        "+",
                        new TreeSet<>(read.units())
                                .stream().map(String::valueOf).toList());
    }
}
