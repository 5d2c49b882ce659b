package org.aullm.app.predict;

import java.util.Optional;
import org.aullm.api.vision.Frame;
import org.aullm.api.vision.FrameStream;

/** When frames were shown: as they say, or, where they do not, by their numbers and a rate. */
final class Clock {

    /** What is assumed of pictures without a clock. */
    private static final double USUAL_RATE = 30;

    private final double rate;
    private final boolean assumed;
    private int first;
    private boolean begun;
    private boolean asked;

    private Clock(double rate, boolean assumed) {
        this.rate = rate;
        this.assumed = assumed;
    }

    static Clock of(FrameStream stream, Settings settings) {
        double rate = settings.framesPerSecond().orElse(stream.framesPerSecond().orElse(USUAL_RATE));
        boolean known = settings.framesPerSecond().isPresent()
                || stream.framesPerSecond().isPresent()
                || settings.whole()
                || stream.count().orElse(2) == 1;
        return new Clock(rate, !known);
    }

    /** Milliseconds from the first frame. Numbers that are missing in a folder are time that went by. */
    double millis(Frame frame) {
        if (!begun) {
            begun = true;
            first = frame.number();
        }
        if (!Double.isNaN(frame.millis())) {
            return frame.millis();
        }
        asked = true;
        return (frame.number() - first) * 1000.0 / rate;
    }

    /** That times are a guess, if they are. */
    Optional<String> warning() {
        return asked && assumed
                ? Optional.of(
                        "The frames have no times; %.0f in a second are assumed. Say how many there are with --fps, or --whole if the folder is one clip from onset to offset."
                                .formatted(rate))
                : Optional.empty();
    }
}
