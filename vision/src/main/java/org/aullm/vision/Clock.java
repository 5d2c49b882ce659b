package org.aullm.vision;

import java.util.List;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avutil;

/** When frames are shown, milliseconds from the first one, by the file's own time stamps. */
final class Clock {

    private static final double SECOND = 1000;

    private final double tick;
    private final double interval;
    private double first = Double.NaN;
    private double last = Double.NaN;
    private boolean guessed;

    Clock(AVStream stream) {
        AVRational unit = stream.time_base();
        AVRational rate = stream.avg_frame_rate();
        this.tick = SECOND * unit.num() / unit.den();
        this.interval = rate.num() > 0 && rate.den() > 0 ? SECOND * rate.den() / rate.num() : Double.NaN;
    }

    /** The time of the next frame; NaN if the file has neither time stamps nor a rate. */
    double millis(AVFrame frame) {
        long stamp = frame.best_effort_timestamp();
        double time = stamp == avutil.AV_NOPTS_VALUE ? Double.NaN : stamp * tick;
        if (Double.isNaN(first)) {
            first = Double.isNaN(time) ? 0 : time;
        }
        double millis = time - first;
        // Without a stamp, or with one that does not go on: a frame later than the last one.
        if (Double.isNaN(millis) || millis <= last) {
            guessed |= !Double.isNaN(last);
            millis = Double.isNaN(last) ? 0 : last + interval;
        }
        last = millis;
        return millis;
    }

    List<String> remarks() {
        return guessed
                ? List.of("the file lacks times of frames, or they do not go on; there its mean frame rate was taken")
                : List.of();
    }
}
