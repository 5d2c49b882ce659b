package org.aullm.app.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.aullm.api.option.Option;
import org.aullm.api.spi.VideoWriterProvider;
import org.aullm.api.vision.Picture;
import org.aullm.api.vision.VideoWriter;
import org.aullm.core.trial.TrainedModel;
import org.aullm.report.prediction.Closeup.Arrow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What is drawn upon an input, and where it goes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OverlayTest {

    private static final Path INPUT = Path.of("x.mp4");
    private static final int PANEL = 196;
    // The fake's 32 pixels are made 240 high.
    private static final int SIDE = 240;
    private static final int MOTION = 0x6fd3f2;

    private TrainedModel model;

    @TempDir
    private Path folder;

    @BeforeAll
    void train(@TempDir Path place) throws IOException {
        model = SmallModel.train(place);
    }

    @AfterAll
    void close() {
        model.close();
    }

    private static FakeTools tools() {
        return new FakeTools(50, 10, any -> List.of(FakeTools.FACE)).moving(0.5f);
    }

    /** Reads the input and draws its overlay. */
    private String overlay(FakeTools tools, VideoWriterProvider... writers) throws IOException {
        try (InputFolder results = new InputFolder(folder.resolve("out"), new Columns(model.record()))) {
            Settings settings = new Settings(500, 500, false, Optional.empty(), false, true, 0, false);
            FramesInput input = new FramesInput(model, settings, tools, "x.mp4", INPUT, results);
            input.read(frames -> {});
            results.tablesDone();
            String name = new Overlay(model.record(), tools, List.of(writers))
                    .write(INPUT, results.draft(), input.findings());
            results.done("x.mp4", input.kind(), input.frames(), List.of());
            return name;
        }
    }

    @Test
    void a_strip_of_pictures_stands_in_for_a_video_that_cannot_be_written() throws IOException {
        assertThat(overlay(tools(), new Recording("there is no FFmpeg"))).isEqualTo("overlay.png");

        BufferedImage strip = ImageIO.read(folder.resolve("out/overlay.png").toFile());
        assertThat(strip.getWidth()).isEqualTo(2 * (SIDE + PANEL));
        assertThat(strip.getHeight()).isEqualTo(3 * SIDE);
        // The apex is the fourth of the six moments, and the arrows stay for the fifth.
        List<Boolean> arrows = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            arrows.add(holds(strip.getSubimage(i % 2 * (SIDE + PANEL), i / 2 * SIDE, SIDE, SIDE), MOTION));
        }
        assertThat(arrows).containsExactly(false, false, false, true, true, false);
    }

    @Test
    void a_video_shows_the_arrows_from_the_apex_on_for_a_fifth_of_a_second() throws IOException {
        Recording recording = new Recording("");

        assertThat(overlay(tools(), new Recording("not here"), recording)).isEqualTo("overlay.webm");

        assertThat(recording.pictures).hasSize(50);
        assertThat(recording.millis).startsWith(0.0, 10.0).endsWith(490.0);
        for (int frame = 0; frame < 50; frame++) {
            assertThat(holds(Pictures.image(recording.pictures.get(frame)), MOTION))
                    .as("arrows in frame %d", frame)
                    .isEqualTo(frame >= 25 && frame < 45);
        }
    }

    private static boolean holds(BufferedImage image, int colour) {
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if ((image.getRGB(x, y) & 0xffffff) == colour) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void arrows_lie_where_the_crop_is_in_the_frame_and_are_five_times_as_long_as_the_motion() throws IOException {
        FakeTools tools = tools();
        Window window = new Window(FakeTools.FACE, tools.alignment(FakeTools.FACE));
        Picture crop = Picture.grey(FakeTools.SIZE, FakeTools.SIZE, new byte[FakeTools.SIZE * FakeTools.SIZE]);
        window.add(new FrameLine(1, 0, 2), crop);
        window.add(new FrameLine(2, 40, 2), crop);

        ApexMotion motion = ApexMotion.of(tools, window, 1);

        assertThat(motion.seconds()).isEqualTo(0.04);
        assertThat(motion.arrows()).hasSize(14 * 14);
        // A face of 16 pixels at (8, 8) is a crop of 32: half a pixel of the crop is a quarter of one of the frame.
        Arrow first = motion.arrows().get(0);
        assertThat(first.x()).isCloseTo(8 + 16 / 28.0, within(1e-9));
        assertThat(first.toX() - first.x()).isCloseTo(5 * 0.25, within(1e-6));
        assertThat(first.toY() - first.y()).isCloseTo(0, within(1e-9));
    }

    /** Writes into a list. */
    private static final class Recording implements VideoWriterProvider {

        private final String trouble;
        private final List<Picture> pictures = new ArrayList<>();
        private final List<Double> millis = new ArrayList<>();

        Recording(String trouble) {
            this.trouble = trouble;
        }

        @Override
        public String id() {
            return "recording";
        }

        @Override
        public String summary() {
            return "Writes into a list.";
        }

        @Override
        public List<Option<?>> options() {
            return List.of();
        }

        @Override
        public List<String> endings() {
            return List.of(".webm");
        }

        @Override
        public Optional<String> trouble() {
            return trouble.isEmpty() ? Optional.empty() : Optional.of(trouble);
        }

        @Override
        public VideoWriter create(Path file, int width, int height) {
            return new VideoWriter() {
                @Override
                public void add(Picture picture, double at) {
                    pictures.add(picture);
                    millis.add(at);
                }

                @Override
                public void close() {}
            };
        }
    }
}
