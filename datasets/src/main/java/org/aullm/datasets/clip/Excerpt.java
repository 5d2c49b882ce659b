package org.aullm.datasets.clip;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.aullm.api.ComponentException;
import org.aullm.api.vision.Frame;
import org.aullm.api.vision.FrameStream;

/** A part of a stream, by frame numbers. */
final class Excerpt implements FrameStream {

    private final Path file;
    private final FrameStream all;
    private final int first;
    private final OptionalInt last;
    private int seen;

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
        if (last.isPresent() && seen >= last.getAsInt()) {
            return Optional.empty();
        }
        Optional<Frame> frame = all.next();
        while (frame.isPresent() && frame.get().number() < first) {
            frame = all.next();
        }
        if (frame.isPresent()) {
            seen = frame.get().number();
            return frame;
        }
        if (last.isPresent()) {
            throw new ComponentException("%s ends before frame %d; the table says %d to %d"
                    .formatted(file, Math.max(seen + 1, first), first, last.getAsInt()));
        }
        return Optional.empty();
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
