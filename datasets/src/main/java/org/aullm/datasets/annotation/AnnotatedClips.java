package org.aullm.datasets.annotation;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.aullm.api.ComponentException;
import org.aullm.api.spi.AnnotationToolsProvider.Policy;

/**
 * An annotation table for whoever looks for the frames.
 *
 * @param form the table's id
 * @param title the data set's usual name
 * @param framesPerSecond of its clips; empty where they differ or are not known
 * @param reading how its codes were read, for results
 * @param clips its rows
 */
public record AnnotatedClips(String form, String title, String framesPerSecond, String reading, List<Row> clips) {

    /**
     * A row.
     *
     * @param row in the file, as a spreadsheet counts
     * @param subject in the form of the data set's folders
     * @param sample the clip's name
     * @param emotion as written; empty where the table has none
     * @param onset number of the first frame, if the table has one
     * @param apex of the frame of greatest motion
     * @param offset of the last frame
     * @param units what is present
     * @param coded whether the row says anything about units
     * @param codes as written
     * @param framesPerSecond as written; empty where the table does not tell clip by clip
     */
    public record Row(
            int row,
            String subject,
            String sample,
            String emotion,
            OptionalInt onset,
            OptionalInt apex,
            OptionalInt offset,
            Set<Integer> units,
            boolean coded,
            String codes,
            String framesPerSecond) {
        public Row {
            units = Set.copyOf(units);
        }
    }

    public AnnotatedClips {
        clips = List.copyOf(clips);
    }

    /**
     * Reads a table.
     *
     * @param form the table's id, such as {@code casme2-2014}
     * @throws ComponentException if there is no such form, or the file is not such a table
     */
    public static AnnotatedClips read(String form, Path file, Policy policy) {
        TableForm known = TableForms.named(form);
        Reading reading = AnnotationTools.reading(policy);
        AnnotationTable table = new TableReader(known, reading, Fixes.of(known, policy.fixes())).read(file);
        return new AnnotatedClips(
                known.id(),
                known.title(),
                known.framesPerSecond(),
                AnnotationTools.described(reading, policy),
                table.annotations().stream().map(AnnotatedClips::row).toList());
    }

    /** The name in results; codings of one data set share it, because they show the same people. */
    public String dataset() {
        return form.replaceFirst("-20\\d\\d$", "");
    }

    /** The ids of the tables that can be read. */
    public static List<String> forms() {
        return TableForms.all().stream().map(TableForm::id).toList();
    }

    private static Row row(Annotation clip) {
        return new Row(
                clip.row(),
                clip.subject(),
                clip.sample(),
                clip.emotion(),
                clip.onset(),
                clip.apex(),
                clip.offset(),
                clip.units(),
                clip.coded(),
                clip.rawUnits(),
                clip.framesPerSecond());
    }
}
