package org.aullm.vision;

import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/** How pictures are coded in files that are written. */
enum VideoForm {
    /** Each picture by itself, with colour at every pixel. */
    JPEG(avcodec.AV_CODEC_ID_MJPEG, avutil.AV_PIX_FMT_YUVJ444P, true, ""),
    /** As in WebM. One pass, fast; the quality is held and the size follows. */
    VP8(avcodec.AV_CODEC_ID_VP8, avutil.AV_PIX_FMT_YUV420P, false, "deadline=realtime:cpu-used=6:crf=10:b=8M");

    private final int codec;
    private final int pixels;
    private final boolean full;
    private final String settings;

    VideoForm(int codec, int pixels, boolean full, String settings) {
        this.codec = codec;
        this.pixels = pixels;
        this.full = full;
        this.settings = settings;
    }

    /** FFmpeg's number of the coder. */
    int codec() {
        return codec;
    }

    /** FFmpeg's number of what the coder is given. */
    int pixels() {
        return pixels;
    }

    /** Whether black is 0 and white 255; otherwise 16 and 235. */
    boolean full() {
        return full;
    }

    /** The coder's options, {@code name=value:name=value}. */
    String settings() {
        return settings;
    }
}
