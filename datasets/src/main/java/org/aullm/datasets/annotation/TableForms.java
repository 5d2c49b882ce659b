package org.aullm.datasets.annotation;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aullm.api.ComponentException;

/** The tables that can be read. Formats as delivered by their owners; benchmark units as in MEB and CD6ME. */
final class TableForms {

    private static final List<Integer> CD6ME = List.of(1, 2, 4, 5, 6, 7, 9, 10, 12, 14, 15, 17);
    private static final List<Integer> CASME2_UNITS = List.of(1, 2, 4, 7, 12, 14, 15, 17);

    private static final Set<Column> USUAL =
            EnumSet.of(Column.SUBJECT, Column.SAMPLE, Column.ONSET, Column.APEX, Column.OFFSET, Column.UNITS);

    private static final List<TableForm> ALL = List.of(
            new TableForm(
                    "casme", "CASME", usual(), USUAL, new SubjectForm("", 2), "60", List.of(1, 4, 9, 14), Set.of()),
            new TableForm(
                    "casme2-2014",
                    "CASME II, coding of 2014",
                    usual(),
                    USUAL,
                    new SubjectForm("", 2),
                    "200",
                    CASME2_UNITS,
                    Set.of()),
            new TableForm(
                    "casme2-2019",
                    "CASME II, coding of 2019",
                    usual(),
                    USUAL,
                    new SubjectForm("", 2),
                    "200",
                    CASME2_UNITS,
                    Set.of()),
            new TableForm(
                    "samm", "SAMM", usual(), USUAL, new SubjectForm("", 3), "200", List.of(2, 4, 7, 12), Set.of()),
            new TableForm(
                    "casme3-a",
                    "CAS(ME)^3 part A",
                    usual(),
                    USUAL,
                    SubjectForm.AS_WRITTEN,
                    "30",
                    CD6ME,
                    Set.of(TableForm.Trait.REPEATED_SAMPLES)),
            new TableForm(
                    "casme3-c",
                    "CAS(ME)^3 part C",
                    usual(),
                    EnumSet.of(Column.SUBJECT, Column.SAMPLE, Column.ONSET, Column.OFFSET, Column.UNITS),
                    new SubjectForm("", 2),
                    "30",
                    CD6ME,
                    Set.of(TableForm.Trait.NO_APEX)),
            new TableForm(
                    "mmew",
                    "MMEW",
                    usual(),
                    USUAL,
                    SubjectForm.AS_WRITTEN,
                    "90",
                    List.of(1, 2, 4, 5, 7, 10, 12, 14),
                    Set.of()),
            new TableForm(
                    "4dme",
                    "4DME",
                    usual(),
                    USUAL,
                    SubjectForm.AS_WRITTEN,
                    "60",
                    List.of(1, 2, 4, 6, 7, 12, 17, 45),
                    Set.of(TableForm.Trait.UNIT_COLUMNS)),
            new TableForm("dfme", "DFME", usual(), USUAL, SubjectForm.AS_WRITTEN, "", CD6ME, Set.of()),
            new TableForm(
                    "smic",
                    "SMIC",
                    usual(),
                    EnumSet.of(Column.SUBJECT, Column.SAMPLE, Column.EMOTION),
                    SubjectForm.AS_WRITTEN,
                    "100",
                    List.of(),
                    Set.of(TableForm.Trait.NO_APEX)));

    private TableForms() {}

    /** Every form, in the field's usual order. */
    static List<TableForm> all() {
        return ALL;
    }

    /**
     * A form by its id.
     *
     * @throws ComponentException if there is none, naming those that exist
     */
    static TableForm named(String id) {
        if (id.equals("casme2")) {
            throw new ComponentException("casme2 was coded twice and the codings differ in 56 of 255 clips;"
                    + " say which one the table holds: casme2-2014 or casme2-2019");
        }
        return ALL.stream()
                .filter(form -> form.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ComponentException("no annotation table is called '%s'; there are %s"
                        .formatted(
                                id,
                                String.join(
                                        ", ", ALL.stream().map(TableForm::id).toList()))));
    }

    private static Map<Column, List<String>> usual() {
        Map<Column, List<String>> headings = new EnumMap<>(Column.class);
        headings.put(Column.SUBJECT, List.of("Subject", "sub", "sub_ID"));
        headings.put(Column.SAMPLE, List.of("Filename", "fold_name", "count", "material", "sample"));
        headings.put(Column.ONSET, List.of("OnsetFrame", "OnsetF", "Onset"));
        headings.put(Column.APEX, List.of("ApexFrame", "ApexF1", "ApexF", "Apex"));
        headings.put(Column.OFFSET, List.of("OffsetFrame", "OffsetF", "Offset"));
        headings.put(Column.UNITS, List.of("Action Units", "au_raw", "AUs", "AU"));
        headings.put(Column.EMOTION, List.of("Estimated Emotion", "Emotion"));
        headings.put(Column.OBJECTIVE_CLASS, List.of("Objective Classes", "Objective Class"));
        headings.put(Column.FRAMES_PER_SECOND, List.of("Fps"));
        return headings;
    }
}
