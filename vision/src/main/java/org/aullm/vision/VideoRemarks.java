package org.aullm.vision;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avutil;

/** What a user should know of a video, each thing once. */
final class VideoRemarks {

    private static final int BITS = 8;

    private final Set<String> said = new LinkedHashSet<>();
    private int damaged;
    private int firstDamaged;
    private double firstDamagedMillis;

    void add(String remark) {
        said.add(remark);
    }

    /** A frame that came out damaged and is left out. */
    void damaged(int number, double millis) {
        if (damaged++ == 0) {
            firstDamaged = number;
            firstDamagedMillis = millis;
        }
    }

    /** How a frame is stored. */
    void of(AVFrame frame) {
        AVPixFmtDescriptor form = avutil.av_pix_fmt_desc_get(frame.format());
        int bits = form.comp(0).depth();
        if (bits > BITS) {
            said.add("%d bits for each level became 8".formatted(bits));
        }
        if ((form.flags() & avutil.AV_PIX_FMT_FLAG_ALPHA) != 0) {
            said.add("transparency was ignored");
        }
        if ((frame.flags() & AVFrame.AV_FRAME_FLAG_INTERLACED) != 0) {
            said.add("the video is interlaced: each frame shows two moments, in every other row");
        }
        int curve = frame.color_trc();
        if (curve == avutil.AVCOL_TRC_SMPTE2084 || curve == avutil.AVCOL_TRC_ARIB_STD_B67) {
            said.add(
                    "the video has a high dynamic range, which was not mapped to a usual one: levels are not those of a"
                            + " usual video");
        }
        AVRational shape = frame.sample_aspect_ratio();
        if (shape.num() > 0 && shape.num() != shape.den()) {
            said.add("pixels of %d:%d were made square".formatted(shape.num(), shape.den()));
        }
    }

    /**
     * The end of the file.
     *
     * @param announced how many frames the file says it has; 0 if it does not
     * @param packets how many coded pictures were read
     * @param failures how many of them gave no frame
     */
    void end(int announced, long packets, long failures) {
        if (damaged > 0) {
            said.add(String.format(
                    Locale.ROOT,
                    "%d damaged frame%s left out, the first is frame %d at %.3f s",
                    damaged,
                    damaged == 1 ? " was" : "s were",
                    firstDamaged,
                    firstDamagedMillis / 1000));
        }
        if (failures > 0) {
            said.add("%d frame%s could not be decoded".formatted(failures, failures == 1 ? "" : "s"));
        }
        if (packets < announced) {
            said.add("the file announces %d frames, but gives %d: it may be cut short"
                    .formatted(announced, packets - failures));
        }
    }

    List<String> all() {
        return new ArrayList<>(said);
    }
}
