package org.aullm.datasets.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.aullm.api.ComponentException;
import org.aullm.api.vision.Frame;
import org.aullm.api.vision.FrameStream;
import org.aullm.api.vision.Picture;
import org.junit.jupiter.api.Test;

class ExcerptTest {

    private static final Path FILE = Path.of("long.mp4");
    private static final Picture GREY = Picture.grey(1, 1, new byte[1]);

    private int read;

    /** Frames with these numbers, each 40 ms after the number before it. */
    private FrameStream video(int... numbers) {
        Iterator<Integer> left = IntStream.of(numbers).boxed().toList().iterator();
        return new FrameStream() {
            @Override
            public OptionalInt count() {
                return OptionalInt.of(numbers.length);
            }

            @Override
            public OptionalDouble framesPerSecond() {
                return OptionalDouble.of(25);
            }

            @Override
            public Optional<Frame> next() {
                read++;
                if (!left.hasNext()) {
                    return Optional.empty();
                }
                int number = left.next();
                return Optional.of(new Frame(number, 40.0 * (number - 1), GREY));
            }

            @Override
            public List<String> remarks() {
                return List.of("said by the video");
            }

            @Override
            public void close() {}
        };
    }

    private static Excerpt excerpt(FrameStream video, int first, int last) {
        return new Excerpt(FILE, video, first, OptionalInt.of(last));
    }

    private static List<Frame> all(Excerpt excerpt) {
        List<Frame> frames = new ArrayList<>();
        for (Optional<Frame> frame = excerpt.next(); frame.isPresent(); frame = excerpt.next()) {
            frames.add(frame.get());
        }
        return frames;
    }

    @Test
    void a_stretch_keeps_its_numbers_and_begins_at_time_zero() {
        Excerpt excerpt = excerpt(video(1, 2, 3, 4, 5, 6), 3, 5);

        assertThat(excerpt.count()).hasValue(3);
        assertThat(excerpt.framesPerSecond()).hasValue(25);
        assertThat(all(excerpt)).containsExactly(new Frame(3, 0, GREY), new Frame(4, 40, GREY), new Frame(5, 80, GREY));
        assertThat(read).as("what comes after it is not decoded").isEqualTo(5);
        assertThat(excerpt.remarks()).containsExactly("said by the video");
    }

    @Test
    void without_an_end_it_goes_on_to_the_last_frame() {
        Excerpt excerpt = new Excerpt(FILE, video(1, 2, 3, 4), 3, OptionalInt.empty());

        assertThat(excerpt.count()).isEmpty();
        assertThat(all(excerpt)).extracting(Frame::number).containsExactly(3, 4);
        assertThat(excerpt.next()).isEmpty();
    }

    @Test
    void frames_that_were_left_out_as_damaged_are_not_in_it() {
        assertThat(all(excerpt(video(1, 3, 4, 6), 2, 5)))
                .extracting(Frame::number)
                .containsExactly(3, 4);
    }

    @Test
    void a_stretch_past_the_end_says_how_many_frames_there_are() {
        Excerpt excerpt = excerpt(video(1, 2, 3, 4), 3, 6);
        excerpt.next();
        excerpt.next();

        assertThatThrownBy(excerpt::next)
                .isInstanceOf(ComponentException.class)
                .hasMessage("long.mp4 ends with frame 4; the table says 3 to 6");
        assertThatThrownBy(excerpt(video(1, 2), 7, 9)::next)
                .hasMessage("long.mp4 ends with frame 2; the table says 7 to 9");
        assertThatThrownBy(new Excerpt(FILE, video(1, 2), 7, OptionalInt.empty())::next)
                .hasMessage("long.mp4 ends with frame 2; the table says 7 to its end");
    }
}
