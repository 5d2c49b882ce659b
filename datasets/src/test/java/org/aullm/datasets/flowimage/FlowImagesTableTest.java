package org.aullm.datasets.flowimage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.aullm.api.ComponentException;
import org.aullm.api.data.Dataset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlowImagesTableTest {

    private static final String HEADER = "dataset,subject,sample,file,aus\n";

    @TempDir
    Path folder;

    private Path root;
    private Path table;

    @BeforeEach
    void picture() throws IOException {
        root = Files.createDirectory(folder.resolve("root"));
        table = root.resolve("index.csv");
        BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB);
        ImageIO.write(image, "png", root.resolve("a.png").toFile());
        ImageIO.write(image, "png", folder.resolve("outside.png").toFile());
    }

    @Test
    void a_missing_root_is_named() {
        Path nowhere = folder.resolve("nowhere");

        assertRefused(
                () -> Opened.flowImages(nowhere, Map.of()),
                "flow-images: root " + nowhere
                        + " is not a folder; give the one that holds index.csv and the pictures");
    }

    @Test
    void a_missing_table_is_named() {
        assertBroken(
                Map.of(),
                table + " does not exist; it is the table with the columns " + "dataset, subject, sample, file, aus");
    }

    @Test
    void a_missing_column_is_named_with_those_that_exist() throws IOException {
        write("dataset,subject,file,aus\n");
        assertBroken(Map.of(), table + " has no column 'sample'; it has dataset, subject, file, aus");

        write(HEADER);
        assertBroken(
                Map.of("coding", "2019"),
                table + " has no column 'aus_2019'; it has dataset, subject, sample, file, aus");
    }

    @Test
    void an_unparsable_unit_is_named_with_its_line() throws IOException {
        write(HEADER + "x,s,one,a.png,4\nx,s,two,a.png,4;L7\n");
        assertBroken(
                Map.of(),
                table
                        + " line 3: column aus: 'L7' in '4;L7' is not an action unit; write numbers from 1 to 99 as in 4;7;12");

        write(HEADER + "x,s,one,a.png,4;\n");
        assertBroken(
                Map.of(),
                table
                        + " line 2: column aus: '' in '4;' is not an action unit; write numbers from 1 to 99 as in 4;7;12");
    }

    @Test
    void a_missing_picture_is_named_with_its_line() throws IOException {
        write(HEADER + "x,s,one,b.png,4\n");
        assertBroken(Map.of(), table + " line 2: picture 'b.png' does not exist in " + root);
    }

    @Test
    void a_path_cannot_leave_the_root() throws IOException {
        write(HEADER + "x,s,one,../outside.png,4\n");
        assertBroken(Map.of(), table + " line 2: picture '../outside.png' lies outside the root " + root);

        String absolute = folder.resolve("outside.png").toString();
        write(HEADER + "x,s,one," + absolute + ",4\n");
        assertBroken(Map.of(), table + " line 2: picture '" + absolute + "' lies outside the root " + root);
    }

    @Test
    void a_sample_stands_in_one_row() throws IOException {
        write(HEADER + "x,s,one,a.png,4\nx,t,one,a.png,4\nx,s,one,a.png,7\n");
        assertBroken(
                Map.of(),
                table + " line 4: sample 'x/s/one' is already in line 2; a sample of a subject stands in one row");
    }

    @Test
    void an_empty_or_missing_value_is_named_with_its_line() throws IOException {
        write(HEADER + "x,,one,a.png,4\n");
        assertBroken(Map.of(), table + " line 2: column subject is empty");

        write(HEADER + "x,s,one,a.png\n");
        assertBroken(Map.of(), table + " line 2: 4 values for 5 columns");
    }

    @Test
    void an_unknown_data_set_is_named_with_those_that_exist() throws IOException {
        write(HEADER + "y,s,one,a.png,4\nx,s,one,a.png,4\n");
        assertBroken(Map.of("datasets", List.of("x", "samm")), table + ": no row is of data set 'samm'; it has x, y");
    }

    @Test
    void an_empty_result_says_what_would_help() throws IOException {
        write(HEADER + "x,s,one,a.png,4\nraw,s,one,a.png,\n");
        assertBroken(
                Map.of("datasets", List.of("raw")),
                table
                        + ": none of 2 rows is left: no row of raw names an action unit; 'unlabelled: keep' would take them");

        write(HEADER);
        assertBroken(Map.of(), table + " has no rows");
    }

    @Test
    void a_file_in_another_encoding_is_refused() throws IOException {
        Files.write(table, (HEADER + "x,s\u00e9,one,a.png,4\n").getBytes(StandardCharsets.ISO_8859_1));
        assertBroken(Map.of(), table + " cannot be read as a CSV table in UTF-8: Input length = 1");
    }

    @Test
    void a_byte_order_mark_and_spaces_do_no_harm() throws IOException {
        write("\uFEFF" + HEADER + "x , s, one, a.png , 4 ; 7\n");

        try (Dataset data = Opened.flowImages(root, Map.of())) {
            assertThat(data.clips())
                    .hasToString("[Clip[id=x/s/one, subject=x/s, dataset=x, labels="
                            + data.clips().get(0).labels() + "]]");
            assertThat(data.clips().get(0).labels().present()).hasSize(2);
        }
    }

    private void write(String text) throws IOException {
        Files.writeString(table, text);
    }

    private void assertBroken(Map<String, ?> options, String message) {
        assertRefused(() -> Opened.flowImages(root, options), message);
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(ComponentException.class).hasMessage(message);
    }
}
