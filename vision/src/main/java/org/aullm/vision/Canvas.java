package org.aullm.vision;

import org.aullm.api.ComponentException;
import org.aullm.api.vision.Picture;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;

/** The one frame that pictures are painted on, each over the last, before they are coded. */
final class Canvas implements AutoCloseable {

    private static final int RGB = 3;
    private static final int ONE = 1 << 16;
    private static final int QUALITY = swscale.SWS_BICUBIC | swscale.SWS_ACCURATE_RND | swscale.SWS_FULL_CHR_H_INP;

    private final VideoForm form;
    private final int width;
    private final int height;
    private final AVFrame frame = avutil.av_frame_alloc();
    private final PointerPointer<BytePointer> planes = new PointerPointer<>(4);
    private final IntPointer strides = new IntPointer(4);
    private final BytePointer levels;
    private SwsContext context = new SwsContext(null);

    Canvas(VideoForm form, int width, int height) {
        this.form = form;
        this.width = width;
        this.height = height;
        this.levels = new BytePointer((long) width * height * RGB);
        frame.format(form.pixels());
        frame.width(width).height(height);
        Trouble.check(avutil.av_frame_get_buffer(frame, 0), "a frame of %d x %d".formatted(width, height));
    }

    /**
     * The frame with a picture on it, until the next one.
     *
     * @param at when it is to be shown, in ticks of the coder
     * @param interval for how long
     */
    AVFrame paint(Picture picture, long at, long interval) {
        if (picture.width() != width || picture.height() != height) {
            throw new IllegalArgumentException(
                    "a picture of %s cannot go into a video of %d x %d".formatted(picture, width, height));
        }
        // The coder may still hold the last one.
        Trouble.check(avutil.av_frame_make_writable(frame), "a frame of %d x %d".formatted(width, height));
        prepare(picture.channels() == 1);
        levels.put(picture.pixels());
        planes.put(0, levels);
        strides.put(0, width * picture.channels());
        swscale.sws_scale(context, planes, strides, 0, height, frame.data(), frame.linesize());
        return frame.pts(at).duration(interval);
    }

    private void prepare(boolean grey) {
        int from = grey ? avutil.AV_PIX_FMT_GRAY8 : avutil.AV_PIX_FMT_RGB24;
        context = swscale.sws_getCachedContext(
                context, width, height, from, width, height, form.pixels(), QUALITY, null, null, (DoublePointer) null);
        if (context == null || context.isNull()) {
            throw new ComponentException("a picture of %d x %d cannot be coded".formatted(width, height));
        }
        var table = swscale.sws_getCoefficients(swscale.SWS_CS_ITU601);
        swscale.sws_setColorspaceDetails(context, table, 1, table, form.full() ? 1 : 0, 0, ONE, ONE);
    }

    @Override
    public void close() {
        swscale.sws_freeContext(context);
        avutil.av_frame_free(frame);
        levels.close();
        planes.close();
        strides.close();
    }
}
