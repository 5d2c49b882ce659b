package org.aullm.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.aullm.api.ComponentException;
import org.aullm.api.vision.Frame;
import org.aullm.api.vision.FrameStream;
import org.aullm.api.vision.VideoWriter;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a file is said in one sentence that names it. */
class BrokenVideoTest {

    @TempDir
    private Path folder;

    @BeforeAll
    static void assume() {
        Given.ffmpeg();
    }

    private void refused(Path file, String message) {
        assertThatThrownBy(() -> {
                    try (FrameStream stream = new VideoProvider().open(file, false)) {
                        Given.all(stream);
                    }
                })
                .isInstanceOf(ComponentException.class)
                .hasMessage(message.formatted(file));
    }

    private Path written(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    @Test
    void a_video_that_was_cut_short_gives_what_is_left_and_says_so() throws IOException {
        Path whole = Given.video(folder.resolve("whole.mov"), 64, 48, Given.steady(20, 40));
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = written("cut.mov", Arrays.copyOf(bytes, bytes.length * 2 / 3));

        try (FrameStream stream = new VideoProvider().open(cut, false)) {
            List<Frame> frames = Given.all(stream);

            assertThat(frames).hasSizeBetween(8, 14);
            assertThat(stream.remarks())
                    .containsExactly(
                            "1 frame could not be decoded",
                            "the file announces 20 frames, but gives %d: it may be cut short".formatted(frames.size()));
            // What is left is as it was: no half-grey picture at the end.
            for (int i = 0; i < frames.size(); i++) {
                assertThat(Given.difference(frames.get(i).picture(), Given.slope(64, 48, 5 * i)))
                        .isLessThanOrEqualTo(2);
            }
        }
    }

    @Test
    void a_recording_without_its_index() throws IOException {
        Path whole = Given.video(folder.resolve("whole.mov"), 64, 48, Given.steady(20, 40));
        Path cut = written("cut.mov", Arrays.copyOf(Files.readAllBytes(whole), 40));

        refused(
                cut,
                "%s begins like an MP4 or MOV video, but its index is missing or empty, as when a recording or a copy was cut"
                        + " short; copy it again");
    }

    @Test
    void a_video_without_frames() {
        Path file = folder.resolve("none.mov");
        try (VideoWriter writer = new VideoFileProvider().create(file, 64, 48)) {
            assertThat(writer).isNotNull();
        }

        refused(
                file,
                "%s begins like an MP4 or MOV video, but its index is missing or empty, as when a recording or a copy was cut"
                        + " short; copy it again");
    }

    @Test
    void a_text_that_is_called_a_video() throws IOException {
        Path file = written("notes.mp4", "this is no video, whatever its name says".getBytes(StandardCharsets.UTF_8));

        refused(file, "%s is no video that can be read: what it begins with is of no known form");
    }

    @Test
    void a_playlist_opens_no_other_file() throws IOException {
        Path other = Given.video(folder.resolve("other.mov"), 64, 48, Given.steady(3, 40));
        String list = "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n" + other + "\n#EXT-X-ENDLIST\n";
        Path file = written("list.mp4", list.getBytes(StandardCharsets.UTF_8));

        refused(file, "%s is no video that can be read: what it begins with is of no known form");
    }

    @Test
    void an_empty_file() throws IOException {
        refused(written("empty.mp4", new byte[0]), "%s is empty, not a video");
    }

    @Test
    void a_folder() throws IOException {
        refused(Files.createDirectory(folder.resolve("folder.mp4")), "%s is a folder, not a video");
    }

    @Test
    void a_file_that_is_not_there() {
        refused(folder.resolve("gone.mp4"), "%s does not exist");
    }

    @Test
    void a_file_that_nobody_may_read() throws IOException {
        Path file = Given.video(folder.resolve("secret.mov"), 64, 48, 0, 40);
        Assumptions.assumeTrue(file.toFile().setReadable(false), "this file system has no permissions");
        Assumptions.assumeFalse(Files.isReadable(file), "this user may read everything");

        refused(file, "%s cannot be read: permission denied");
    }
}
