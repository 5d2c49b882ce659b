package org.aullm.datasets.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.aullm.api.ComponentException;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;
import org.aullm.api.spi.FlowProvider;
import org.aullm.api.vision.FlowMethod;
import org.aullm.datasets.flow.FarnebackProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChosenFlowTest {

    private static final FlowProvider FARNEBACK = new FarnebackProvider();

    @TempDir
    private Path folder;

    private static ChosenFlow chosen(String... settings) {
        return ChosenFlow.of(FARNEBACK, List.of(settings));
    }

    @Test
    void every_setting_is_described_given_or_not() {
        assertThat(chosen().described()).isEqualTo("flow=farneback(window=13 levels=4 iterations=3)");
        assertThat(chosen("levels=2", "window = 21").described())
                .isEqualTo("flow=farneback(window=21 levels=2 iterations=3)");
        assertThat(chosen("window=13").described()).isEqualTo(chosen().described());
    }

    @Test
    void all_that_is_wrong_is_said_at_once_with_what_there_is() {
        assertThatThrownBy(() -> chosen("windo=9", "levels=99", "iterations=few", "fast"))
                .isInstanceOf(ComponentException.class)
                .hasMessage("flow-options: 'fast' is not of the form key=value;"
                        + " levels: expected a whole number from 1 to 8, found 99;"
                        + " iterations: expected a whole number, found 'few';"
                        + " windo: no option is called 'windo'."
                        + " Flow 'farneback' has window (a whole number from 3 to 101),"
                        + " levels (a whole number from 1 to 8), iterations (a whole number from 1 to 50)");
        assertThatThrownBy(() -> chosen("levels=2", "levels=3"))
                .hasMessageStartingWith("flow-options: levels is given twice. ");
    }

    @Test
    void a_file_counts_by_its_content_and_not_by_its_place() throws IOException {
        Path one = Files.writeString(folder.resolve("one.onnx"), "weights");
        Path copy = Files.writeString(folder.resolve("copy.onnx"), "weights");
        Path other = Files.writeString(folder.resolve("other.onnx"), "others");

        String described = ChosenFlow.of(new OfFile(), List.of("model=" + one)).described();

        assertThat(ChosenFlow.of(new OfFile(), List.of("model=" + copy)).described())
                .isEqualTo(described)
                .doesNotContain("copy");
        assertThat(ChosenFlow.of(new OfFile(), List.of("model=" + other)).described())
                .isNotEqualTo(described);
    }

    /** A method that reads a file. */
    private static final class OfFile implements FlowProvider {

        private static final Option<Path> MODEL =
                Option.path("model", "its weights").required();

        @Override
        public String id() {
            return "of-file";
        }

        @Override
        public String summary() {
            return "Reads a file.";
        }

        @Override
        public List<Option<?>> options() {
            return List.of(MODEL);
        }

        @Override
        public FlowMethod create(Options options) {
            throw new UnsupportedOperationException();
        }
    }
}
