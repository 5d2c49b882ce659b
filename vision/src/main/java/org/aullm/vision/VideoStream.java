package org.aullm.vision;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.aullm.api.ComponentException;
import org.aullm.api.vision.Frame;
import org.aullm.api.vision.FrameStream;
import org.aullm.api.vision.Picture;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;

/** The frames of a video with their times. */
final class VideoStream implements FrameStream {

    /** The most rows or columns that a frame may have. */
    private static final int MOST_PIXELS = 8192;

    private final Path file;
    private final Decoder decoder;
    private final Levels levels;
    private final Clock clock;
    private final VideoRemarks remarks;
    private final Orientation orientation;
    private final int announced;
    private final OptionalDouble framesPerSecond;
    private int number;
    private int shown;
    private int width;
    private int height;
    private boolean closed;

    VideoStream(Path file, Decoder decoder, boolean colour) {
        this.file = file;
        this.decoder = decoder;
        this.levels = new Levels(colour);
        this.clock = new Clock(decoder.stream());
        this.remarks = new VideoRemarks();
        this.orientation = DisplayMatrix.of(decoder.stream().codecpar(), remarks);
        this.framesPerSecond = rate(decoder.stream().avg_frame_rate());
        this.announced = (int) Math.min(Integer.MAX_VALUE, decoder.stream().nb_frames());
    }

    @Override
    public OptionalInt count() {
        return announced > 0 ? OptionalInt.of(announced) : OptionalInt.empty();
    }

    @Override
    public OptionalDouble framesPerSecond() {
        return framesPerSecond;
    }

    private static OptionalDouble rate(AVRational rate) {
        return rate.num() > 0 && rate.den() > 0
                ? OptionalDouble.of((double) rate.num() / rate.den())
                : OptionalDouble.empty();
    }

    @Override
    public Optional<Frame> next() {
        while (!closed && decoder.next()) {
            AVFrame frame = decoder.frame();
            double millis = clock.millis(frame);
            number++;
            // What gave no frame has a number all the same.
            int place = number + (int) decoder.failures();
            if ((frame.flags() & AVFrame.AV_FRAME_FLAG_CORRUPT) != 0 || frame.decode_error_flags() != 0) {
                remarks.damaged(place, millis);
                continue;
            }
            check(frame, place);
            remarks.of(frame);
            shown++;
            Picture picture = orientation.applied(levels.of(frame));
            return Optional.of(new Frame(place, millis, picture));
        }
        if (!closed) {
            finish();
        }
        return Optional.empty();
    }

    private void check(AVFrame frame, int place) {
        int across = Levels.width(frame);
        if (across > MOST_PIXELS || frame.height() > MOST_PIXELS) {
            throw new ComponentException("%s is %d x %d pixels; a frame has at most %d x %d, so make it smaller first"
                    .formatted(file, across, frame.height(), MOST_PIXELS, MOST_PIXELS));
        }
        if (shown == 0) {
            width = across;
            height = frame.height();
        } else if (across != width || frame.height() != height) {
            throw new ComponentException("%s: frame %d is %d x %d pixels, but the first one is %d x %d; all must agree"
                    .formatted(file, place, across, frame.height(), width, height));
        }
    }

    private void finish() {
        if (shown == 0) {
            throw new ComponentException("%s holds no frame that can be decoded%s"
                    .formatted(file, decoder.packets() == 0 ? "" : ": all of it is damaged"));
        }
        remarks.end(announced, decoder.packets(), decoder.failures());
        close();
    }

    @Override
    public List<String> remarks() {
        List<String> all = new ArrayList<>(remarks.all());
        all.addAll(clock.remarks());
        return all;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            levels.close();
            decoder.close();
        }
    }
}
