package org.aullm.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.aullm.core.result.Json;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code aullm predict}: a real model on made-up faces, with pictures that Java reads by itself. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PredictCommandTest {

    private static final String STUDY =
            """
            study: small
            data: { use: synthetic-flow, subjects: 3, clips: 4 }
            units: [1, 12]
            protocol: { split: loso, seeds: [7] }
            baseline:
              encoder: stst-net
              projector: mge-efp
              graph: { use: r-augnn, prior: macro }
              llm: { use: decoder, size: nano, tuning: frozen }
              loss: asymmetric
            training: { epochs: 1, batch: 8 }
            ablate: { variants: [ { graph: none } ] }
            """;

    private Path place;
    private Path frames;
    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @BeforeAll
    void train(@TempDir Path shared) throws IOException {
        place = shared;
        Files.writeString(place.resolve("study.yaml"), STUDY);
        assertThat(run("train", place.resolve("study.yaml").toString(), "--out", model()))
                .as(err.toString())
                .isZero();
        frames = FrameFolders.write(place);
    }

    @BeforeEach
    void listen() {
        out = new StringWriter();
        err = new StringWriter();
    }

    private String model() {
        return place.resolve("model").toString();
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        return Main.commandLine(
                        new PrintWriter(out, true), new PrintWriter(err, true), PluginPlaces.of(all, Map.of(), ""))
                .execute(arguments);
    }

    private int predict(String... more) {
        List<String> all = new ArrayList<>(List.of("predict", model()));
        all.addAll(List.of(more));
        if (!all.contains("--words")) {
            all.addAll(List.of("--words", "0"));
        }
        all.addAll(List.of("--out", folder.resolve("out").toString(), "--front", "detector=none"));
        return run(all.toArray(String[]::new));
    }

    private Path result(String name) {
        return folder.resolve("out").resolve(name);
    }

    private JsonNode runJson() throws IOException {
        return Json.PRETTY.readTree(Files.readString(result("run.json")));
    }

    @Test
    void a_folder_of_frames_gives_tables_a_page_and_an_overlay() throws IOException {
        assertThat(predict(frames.toString(), "--fps", "100", "--window", "100", "--words", "4"))
                .as(err.toString())
                .isZero();

        assertThat(Files.readAllLines(result("clips.csv")))
                .hasSize(4)
                .first()
                .isEqualTo(
                        "source,clip,start_ms,apex_ms,end_ms,apex_source,apex_confidence,face_score,AU01_p,AU01,AU12_p,AU12");
        assertThat(Files.readAllLines(result("frames/frames.csv"))).hasSize(17);
        assertThat(Files.readString(result("frames/report.html")))
                .contains(
                        "Over time",
                        "The moment shown",
                        "In the language model’s words",
                        "Relations the model used",
                        "The model learnt from &#39;synthetic-flow&#39;, whose clips did not come by the way of this input")
                .containsPattern("probabilities move, in the mean over units, by 0\\.\\d{3}")
                .doesNotContainIgnoringCase("happiness");
        try (Stream<Path> files = Files.list(result("frames"))) {
            assertThat(files.map(file -> String.valueOf(file.getFileName())))
                    .anyMatch(name -> name.startsWith("overlay."));
        }
        assertThat(runJson().get("state").asString()).isEqualTo("done");
        assertThat(runJson().get("inputs").get(0).get("frames").asInt()).isEqualTo(16);
        assertThat(out.toString()).contains("frames: 16 frames in ", "results: ");
    }

    @Test
    void clips_of_a_data_set_are_judged_as_they_are() throws IOException {
        String study = place.resolve("study.yaml").toString();
        assertThat(predict("--data", study)).as(err.toString()).isZero();

        assertThat(Files.readAllLines(result("clips.csv"))).hasSize(13);
        assertThat(runJson().get("inputs").get(0).get("warnings").get(0).asString())
                .startsWith("The model learnt from this data set, perhaps from this very clip");
        err.getBuffer().setLength(0);
        assertThat(predict("--data", study, "nobody-1")).isEqualTo(Failures.CONFIGURATION);
        assertThat(err.toString()).contains(" has no clip 'nobody-1'. The first is called '");
    }

    @Test
    void emotions_are_named_only_when_asked_and_then_with_a_notice() throws IOException {
        assertThat(predict(frames.toString(), "--fps", "100", "--emotions", "--no-overlay"))
                .isZero();

        assertThat(Files.readString(result("frames/report.html")))
                .contains("Regulation (EU) 2024/1689, the AI Act, Article 5(1)(f)");
        assertThat(result("frames/overlay.png")).doesNotExist();
    }

    @Test
    void one_bad_input_has_one_message_and_the_rest_is_judged() throws IOException {
        List<Bad> all = badInputs();
        List<String> arguments = new ArrayList<>(all.stream().map(Bad::path).toList());
        arguments.add(1, frames.toString());
        arguments.addAll(List.of("--fps", "100", "--no-overlay"));

        assertThat(predict(arguments.toArray(String[]::new))).isEqualTo(1);

        List<String> messages = err.toString().lines().toList();
        assertThat(messages).hasSameSizeAs(all);
        for (int i = 0; i < all.size(); i++) {
            assertThat(messages.get(i))
                    .contains(all.get(i).path())
                    .contains(all.get(i).message());
        }
        assertThat(out.toString().strip()).endsWith(", %d not judged".formatted(all.size()));
        assertThat(result("frames/report.html")).exists();
        assertThat(Files.readAllLines(result("clips.csv"))).hasSizeGreaterThan(1);
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            assertThat(files.map(file -> String.valueOf(file.getFileName())))
                    .containsExactlyInAnyOrder("run.json", "clips.csv", "frames");
        }
    }

    private record Bad(String path, String message) {}

    private List<Bad> badInputs() throws IOException {
        Path good = frames.resolve("img001.png");
        byte[] png = Files.readAllBytes(good);
        Path cut = Files.createDirectory(folder.resolve("cut"));
        Files.copy(good, cut.resolve("img001.png"));
        Files.write(cut.resolve("img002.png"), java.util.Arrays.copyOf(png, png.length / 2));
        Path two = Files.createDirectory(folder.resolve("two-sizes"));
        Files.copy(good, two.resolve("img001.png"));
        ImageIO.write(
                new BufferedImage(50, 40, BufferedImage.TYPE_BYTE_GRAY),
                "png",
                two.resolve("img002.png").toFile());
        Path wide = Files.createDirectory(folder.resolve("wide"));
        ImageIO.write(
                new BufferedImage(20_000, 2, BufferedImage.TYPE_BYTE_BINARY),
                "png",
                wide.resolve("1.png").toFile());
        Path directory = Files.createDirectory(folder.resolve("directory"));
        Files.createDirectory(directory.resolve("1.png"));
        Path nowhere = Files.createDirectory(folder.resolve("nowhere"));
        Files.createSymbolicLink(nowhere.resolve("1.png"), folder.resolve("gone.png"));
        Path printed = Files.createDirectory(folder.resolve("printed"));
        cmyk(printed.resolve("1.jpg"));
        Path text = Files.createDirectory(folder.resolve("text"));
        Files.writeString(text.resolve("1.jpg"), "no picture");
        return List.of(
                new Bad(folder.resolve("missing").toString(), " does not exist"),
                new Bad(
                        Files.createDirectory(folder.resolve("empty")).toString(),
                        " holds no frame: no file in it ends in .jpg"),
                new Bad(
                        good.toString(),
                        " is a single picture, which cannot show motion; give a video or a folder of frames"),
                new Bad(cut.toString(), "/img002.png is damaged or cut short: "),
                new Bad(two.toString(), "/img002.png is 50 x 40 pixels, but the first frame, img001.png, is 112 x 112"),
                new Bad(wide.toString(), "/1.png is 20000 x 2 pixels; a frame has at most "),
                new Bad(directory.toString(), "/1.png is a folder, although it is named like a picture"),
                new Bad(nowhere.toString(), "/1.png cannot be read: it does not exist"),
                new Bad(printed.toString(), "/1.jpg is a JPEG in CMYK, as printers use it; frames are grey or RGB"),
                new Bad(
                        text.toString(),
                        "/1.jpg is no picture that can be read: its first bytes are of no known form"));
    }

    private static void cmyk(Path file) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            // Four channels without a word on colours are what JPEG takes for CMYK.
            writer.write(
                    new IIOImage(Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 16, 16, 4, null), null, null));
        } finally {
            writer.dispose();
        }
    }

    @Test
    void what_may_not_be_read_is_said() throws IOException {
        Path secret = Files.createDirectory(folder.resolve("secret"));
        Path picture = Files.copy(frames.resolve("img001.png"), secret.resolve("1.png"));
        assumeTrue(picture.toFile().setReadable(false) && !Files.isReadable(picture), "everything may be read here");

        assertThat(predict(secret.toString())).isEqualTo(1);
        assertThat(err.toString().strip()).isEqualTo(picture + " cannot be read: permission denied");
    }

    @Test
    void wrong_words_are_told_before_anything_is_read() {
        assertThat(predict()).isEqualTo(Failures.CONFIGURATION);
        assertThat(err.toString())
                .contains("an input is missing: videos, folders of frames, or clips of a data set with --data");
        err.getBuffer().setLength(0);
        assertThat(predict(frames.toString(), "--window", "0")).isEqualTo(Failures.CONFIGURATION);
        assertThat(err.toString()).contains("--window is more than 0 ms, and --step more than 0 and at most a window");
        err.getBuffer().setLength(0);
        assertThat(predict(frames.toString(), "--front", "detektor=none")).isEqualTo(Failures.CONFIGURATION);
        assertThat(err.toString())
                .contains("--front detektor: no option is called 'detektor'. There are: crop, detector, ");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void results_of_another_run_are_left_alone() {
        assertThat(predict(frames.toString(), "--no-overlay")).isZero();
        assertThat(predict(frames.toString(), "--no-overlay")).isEqualTo(Failures.CONFIGURATION);
        assertThat(err.toString().strip())
                .isEqualTo(
                        "%s is there already, and not the same run stopped before its end; name another folder, or remove it"
                                .formatted(folder.resolve("out")));
    }

    @Test
    void a_run_that_was_killed_left_nothing_half_written_and_goes_on() throws IOException, InterruptedException {
        List<String> inputs = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Path copy = Files.createDirectory(folder.resolve("person-%d".formatted(i)));
            for (int frame = 1; frame <= 16; frame++) {
                String name = "img%03d.png".formatted(frame);
                Files.copy(frames.resolve(name), copy.resolve(name));
            }
            inputs.add(copy.toString());
        }
        List<String> words = new ArrayList<>(List.of("predict", model()));
        words.addAll(inputs);
        words.addAll(List.of(
                "--no-overlay", "--words", "0", "--out", folder.resolve("out").toString(), "--front", "detector=none"));
        Process process = new ProcessBuilder(
                        WorkerProcesses.command(PluginPlaces.of(words, Map.of(), ""), words.toArray(String[]::new))
                                .words())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            while (process.isAlive() && Files.notExists(result("person-2"))) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
        } finally {
            process.destroyForcibly().waitFor();
        }

        assertThat(result("clips.csv")).doesNotExist();
        assertThat(runJson().get("state").asString()).isEqualTo("running");
        for (String input : inputs) {
            Path done = result(String.valueOf(Path.of(input).getFileName()));
            if (Files.exists(done)) {
                assertThat(done.resolve("input.json")).isNotEmptyFile();
                assertThat(Files.readAllLines(done.resolve("frames.csv"))).hasSize(17);
                assertThat(Files.readString(done.resolve("report.html")).strip())
                        .endsWith("</html>");
            }
        }

        inputs.add("--no-overlay");
        assertThat(predict(inputs.toArray(String[]::new))).as(err.toString()).isZero();
        assertThat(out.toString()).contains("person-0: done before", "person-5: 16 frames in ");
        assertThat(runJson().get("state").asString()).isEqualTo("done");
        List<String> rows = Files.readAllLines(result("clips.csv"));
        assertThat(rows).hasSize(1 + 6 * (rows.size() / 6));
        // The same frames are judged the same before and after.
        assertThat(rows.stream()
                        .skip(1)
                        .map(row -> row.replaceFirst("[^,]*,", ""))
                        .distinct())
                .hasSize(rows.size() / 6);
    }
}
