package org.aullm.datasets.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.aullm.api.ComponentException;
import org.aullm.api.spi.AnnotationToolsProvider.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables in the forms of data sets whose real tables are not in reach, quirks included. */
class TableReaderTest {

    @TempDir
    Path folder;

    @Test
    void casme_subjects_get_two_digits_and_columns_without_headings_do_not_matter() throws IOException {
        AnnotationTable table = read(
                "casme",
                false,
                """
                Subject,Filename,,OnsetF,ApexF1,ApexF2,OffsetF,,AU,Emotion
                1,EP01_5,,40,50,51,60,,14,disgust
                12,EP02_1,,1,9,0,20,,L4+9,tense
                """);
        assertThat(table.annotations()).extracting(Annotation::subject).containsExactly("01", "12");
        assertThat(table.annotations().get(1).units()).containsExactly(4, 9);
        assertThat(table.annotations().get(0).apex()).hasValue(50);
    }

    @Test
    void columns_may_stand_in_any_order_below_any_prose() throws IOException {
        AnnotationTable table = read(
                "samm",
                false,
                """
                Please cite the paper
                "/ = or"
                Action Units,Offset Frame,Apex Frame,Onset Frame,Filename,Subject
                4D+9B,90,50,10,006_1_2,6
                """);
        Annotation clip = table.annotations().get(0);
        assertThat(clip.subject()).isEqualTo("006");
        assertThat(clip.units()).containsExactly(4, 9);
        assertThat(clip.row()).isEqualTo(4);
        assertThat(clip.index()).isZero();
    }

    @Test
    void a_doubtful_unit_of_4dme_is_left_out_unless_it_is_to_be_kept() throws IOException {
        Path file = file(
                """
                sub_ID,fold_name,Emotion,Onset,Apex,Offset,AUs,AU1,AU4,AU7,AU12
                s1,f1,negative,1,5,9,AU4+AU7(k),0,1,1,0
                """);
        Reading keeping = new Reading(Reading.Rule.DIGITS, Reading.Alternatives.TABLE, Reading.Doubtful.KEEP);
        TableForm form = TableForms.named("4dme");
        assertThat(reader("4dme", false).read(file).annotations().get(0).units())
                .containsExactly(4);
        assertThat(new TableReader(form, keeping, Fixes.of(form, false))
                        .read(file)
                        .annotations()
                        .get(0)
                        .units())
                .containsExactly(4, 7);
        assertThat(keeping.described()).isEqualTo("digits, alternatives by table, doubtful units kept");
    }

    @Test
    void smic_has_no_units_at_all() throws IOException {
        AnnotationTable table = read("smic", false, "Subject,Filename,Emotion\ns01,s01_po_01,positive\n");
        assertThat(table.annotations().get(0).coded()).isFalse();
        assertThat(TableProblems.of(table)).isEmpty();
    }

    @Test
    void known_errors_are_corrected_only_when_asked_and_said_in_any_case() throws IOException {
        String[] rows = new String[44];
        java.util.Arrays.setAll(rows, row -> "1,EP%02d,90,95,100,4,disgust".formatted(row));
        AnnotationTable delivered = read("casme", false, usual(rows));
        AnnotationTable corrected = read("casme", true, usual(rows));
        assertThat(delivered.annotations().get(42).onset()).hasValue(90);
        assertThat(corrected.annotations().get(42).onset()).hasValue(101);
        assertThat(corrected.annotations().get(42).offset()).hasValue(119);
        assertThat(TableProblems.of(delivered))
                .extracting(Problem::text)
                .contains("known error: onset 90 should be 101: left as it is, --fixes corrects it"
                        + " (MEB library, tvaranka/meb at f731b0a9)");
        assertThat(TableProblems.of(corrected))
                .extracting(Problem::text)
                .contains("known error: onset 90 should be 101: corrected (MEB library, tvaranka/meb at f731b0a9)");
    }

    @Test
    void every_problem_is_said_with_its_row() throws IOException {
        AnnotationTable table = read(
                "mmew",
                false,
                usual(
                        "S01,a,10,5,20,4,others",
                        "S01,b,30,5,20,?,others",
                        "S01,b,1,/,9,,others",
                        "S02,c,1,2,3,L12 or L14,happiness"));
        assertThat(TableProblems.of(table))
                .extracting(problem -> "%d %s %s".formatted(problem.row(), problem.clip(), problem.text()))
                .contains(
                        "2 S01/a the apex 5 lies outside 10 to 20",
                        "3 S01/b ends (20) before it begins (30)",
                        "3 S01/b '?' gives no action unit",
                        "4 S01/b the apex is not a number",
                        "4 S01/b no action units are given: unknown, not absent",
                        "4 S01/b stands in row 3 already",
                        "5 S02/c 'L12 or L14' is a choice; read as 12");
    }

    @Test
    void a_zero_says_that_no_unit_is_present() throws IOException {
        AnnotationTable table =
                read("casme2-2014", false, usual("1,EP01_1,1,2,9,0,neutral", "1,EP01_2,1,2,9,?,others"));
        assertThat(table.annotations().get(0).coded()).isTrue();
        assertThat(table.annotations().get(0).units()).isEmpty();
        assertThat(table.annotations().get(0).read().unread()).isEmpty();
        assertThat(table.annotations().get(1).coded()).isFalse();
        assertThat(TableProblems.of(table, false))
                .extracting(Problem::text)
                .containsExactly("'?' gives no action unit");
    }

    @Test
    void casme2_must_say_its_coding() {
        assertThatThrownBy(() -> TableForms.named("casme2"))
                .isInstanceOf(ComponentException.class)
                .hasMessage("casme2 was coded twice and the codings differ in 56 of 255 clips;"
                        + " say which one the table holds: casme2-2014 or casme2-2019");
    }

    @Test
    void a_table_of_another_form_is_told_what_is_missing() throws IOException {
        Path file = file("Subject,Clip,OnsetFrame\n1,a,2\n");
        assertThatThrownBy(() -> reader("casme3-c", false).read(file))
                .isInstanceOf(ComponentException.class)
                .hasMessageContaining(
                        "no sheet has the columns of CAS(ME)^3 part C: Subject or sub or sub_ID (the subject)")
                .hasMessageContaining("row 1 of sheet 'table.csv' comes nearest: Subject, Clip, OnsetFrame");
    }

    @Test
    void a_file_that_is_no_table_is_said() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "hello");
        Path zip = Files.writeString(folder.resolve("broken.xlsx"), "hello");
        assertThatThrownBy(() -> reader("mmew", false).read(text))
                .hasMessage(text + " is neither .xlsx nor .csv; save it as one of them");
        assertThatThrownBy(() -> reader("mmew", false).read(zip))
                .hasMessageStartingWith(zip + " cannot be read as a table: ");
        assertThatThrownBy(() -> reader("mmew", false).read(folder.resolve("absent.csv")))
                .hasMessage(folder.resolve("absent.csv") + " is not a file; give an annotation table, .xlsx or .csv");
    }

    private static String usual(String... rows) {
        return "Subject,Filename,OnsetFrame,ApexFrame,OffsetFrame,Action Units,Estimated Emotion\n"
                + String.join("\n", rows) + "\n";
    }

    private static TableReader reader(String dataset, boolean fixes) {
        TableForm form = TableForms.named(dataset);
        return new TableReader(form, Reading.MEB, Fixes.of(form, fixes));
    }

    private AnnotationTable read(String dataset, boolean fixes, String text) throws IOException {
        return reader(dataset, fixes).read(file(text));
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("table.csv"), text);
    }
}
