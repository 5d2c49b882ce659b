package org.aullm.datasets.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every known error of every table: corrected when asked, and only then. */
class KnownErrorsTest {

    private static final int DELIVERED = 999_999;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    casme       | onset  | 40=100 42=101 43=57
                    casme       | apex   | 40=120 42=110 43=65
                    casme       | offset | 40=149 42=119 43=74 54=40 140=142
                    casme2-2014 | apex   | 29=279 35=68 43=77 45=81 51=166 53=100 60=78 117=187 118=89 126=80 136=88 147=134 155=231 168=53 170=329 177=111 202=91 203=103 234=98 237=153 238=98
                    casme2-2014 | offset | 60=91
                    casme2-2019 | apex   | 29=279 35=68 43=77 45=81 51=166 53=100 60=78 117=187 118=89 126=80 136=88 147=134 155=231 168=53 170=329 177=111 202=91 203=103 234=98 237=153 238=98
                    casme2-2019 | offset | 60=91
                    samm        | apex   | 125=1105 132=4945 133=5130
                    samm        | offset | 56=5739
                    casme3-a    | onset  | 749=2647 750=1
                    casme3-a    | apex   | 128=123 750=1
                    casme3-a    | offset | 708=34 796=1845 798=2403
                    mmew        | apex   | 33=40 35=15 36=46 37=20 38=25 39=20 40=23 41=28 42=32 142=56 143=32 145=27 146=22 148=29 154=31 156=38
                    mmew        | offset | 33=75 35=54 36=59 37=98 38=80 39=93 40=58 41=61 42=68 142=88 143=80 145=85 146=61 148=108 154=72 156=106
                    """)
    void frames_become_what_is_known_to_be_right(String dataset, String field, String expected) throws IOException {
        Path table = table(dataset);
        assertThat(changed(read(dataset, false, table), field)).isEmpty();
        assertThat(changed(read(dataset, true, table), field))
                .containsExactly(Arrays.stream(expected.split(" ")).toArray(String[]::new));
    }

    @Test
    void of_two_swapped_rows_of_4dme_codes_and_doubts_go_with_the_columns() throws IOException {
        StringBuilder text = new StringBuilder("sub_ID,fold_name,Emotion,Onset,Apex,Offset,AUs,AU4,AU7,AU12\n");
        for (int row = 0; row < 146; row++) {
            text.append("s1,f%d,positive,1,5,9,%s\n".formatted(row, row == 144 ? "12,0,0,1" : "AU4+7(k),1,1,0"));
        }
        Path table = Files.writeString(folder.resolve("table.csv"), text);
        AnnotationTable delivered = read("4dme", false, table);
        assertThat(delivered.annotations().get(144).units()).containsExactly(12);
        assertThat(delivered.annotations().get(145).units()).containsExactly(4);
        AnnotationTable corrected = read("4dme", true, table);
        assertThat(corrected.annotations().get(144).units()).containsExactly(4);
        assertThat(corrected.annotations().get(145).units()).containsExactly(12);
        assertThat(corrected.annotations().get(144).rawUnits()).isEqualTo("AU4+7(k)");
    }

    /** As many rows as errors are known of, each the clip that its error is known of. */
    private Path table(String dataset) throws IOException {
        Map<Integer, String> names = new LinkedHashMap<>();
        int last = 0;
        for (CSVRecord error : BundledTable.rows("known-errors.csv")) {
            if (error.get("dataset").equals(dataset)) {
                int row = Integer.parseInt(error.get("row"));
                last = Math.max(last, row);
                if (!error.get("sample").isEmpty()) {
                    names.put(row, error.get("subject") + "," + error.get("sample"));
                }
            }
        }
        StringBuilder text = new StringBuilder("Subject,Filename,OnsetFrame,ApexFrame,OffsetFrame,Action Units\n");
        for (int row = 0; row <= last; row++) {
            text.append("%s,%d,%d,%d,4\n"
                    .formatted(names.getOrDefault(row, "x,clip" + row), DELIVERED, DELIVERED, DELIVERED));
        }
        return Files.writeString(folder.resolve(dataset + ".csv"), text);
    }

    private static AnnotationTable read(String dataset, boolean fixes, Path table) {
        TableForm form = TableForms.named(dataset);
        return new TableReader(form, Reading.MEB, Fixes.of(form, fixes)).read(table);
    }

    private static List<String> changed(AnnotationTable table, String field) {
        List<String> changed = new ArrayList<>();
        for (Annotation clip : table.annotations()) {
            OptionalInt frame =
                    switch (field) {
                        case "onset" -> clip.onset();
                        case "apex" -> clip.apex();
                        default -> clip.offset();
                    };
            if (frame.getAsInt() != DELIVERED) {
                changed.add(clip.index() + "=" + frame.getAsInt());
            }
        }
        return changed;
    }
}
