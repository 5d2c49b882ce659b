package org.aullm.datasets.clip;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.aullm.api.ComponentException;
import org.aullm.api.vision.Frame;
import org.aullm.api.vision.FrameStream;

/** A part of a video, by frame numbers. Its times begin with its own first frame. */
final class Excerpt implements FrameStream {

    private final Path file;
    private final FrameStream all;
    private final int first;
    private final OptionalInt last;
    private int seen;
    private double begin = Double.NaN;
    private boolean ended;

    Excerpt(Path file, FrameStream all, int first, OptionalInt last) {
        this.file = file;
        this.all = all;
        this.first = first;
        this.last = last;
    }

    @Override
    public OptionalInt count() {
        return last.isPresent() ? OptionalInt.of(last.getAsInt() - first + 1) : OptionalInt.empty();
    }

    @Override
    public OptionalDouble framesPerSecond() {
        return all.framesPerSecond();
    }

    @Override
    public Optional<Frame> next() {
        if (ended || (last.isPresent() && seen >= last.getAsInt())) {
            return Optional.empty();
        }
        Optional<Frame> frame = read();
        while (frame.isPresent() && frame.get().number() < first) {
            frame = read();
        }
        if (frame.isEmpty()) {
            requireAll();
            ended = true;
            return frame;
        }
        // The last frame itself may be one that was left out as damaged.
        if (last.isPresent() && seen > last.getAsInt()) {
            return Optional.empty();
        }
        if (Double.isNaN(begin)) {
            begin = frame.get().millis();
        }
        return Optional.of(
                new Frame(seen, frame.get().millis() - begin, frame.get().picture()));
    }

    private Optional<Frame> read() {
        Optional<Frame> frame = all.next();
        frame.ifPresent(each -> seen = each.number());
        return frame;
    }

    private void requireAll() {
        if (last.isPresent() || seen < first) {
            throw new ComponentException("%s ends with frame %d; the table says %d to %s"
                    .formatted(file, seen, first, last.isPresent() ? last.getAsInt() : "its end"));
        }
    }

    @Override
    public List<String> remarks() {
        return all.remarks();
    }

    @Override
    public void close() {
        all.close();
    }
}
