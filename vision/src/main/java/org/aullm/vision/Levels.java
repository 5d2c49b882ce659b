package org.aullm.vision;

import org.aullm.api.ComponentException;
import org.aullm.api.vision.Picture;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;

/** Decoded frames as 8-bit levels of full range with square pixels, by swscale. For one thread. */
final class Levels implements AutoCloseable {

    private static final int RGB = 3;
    // What swscale writes at once may go beyond the end of a row.
    private static final int ALIGNMENT = 64;
    private static final int ONE = 1 << 16;
    // Exact to a level, at about the cost of decoding.
    private static final int QUALITY =
            swscale.SWS_BICUBIC | swscale.SWS_ACCURATE_RND | swscale.SWS_FULL_CHR_H_INT | swscale.SWS_FULL_CHR_H_INP;

    private final boolean colour;
    private final PointerPointer<BytePointer> planes = new PointerPointer<>(4);
    private final IntPointer strides = new IntPointer(4);
    private SwsContext context = new SwsContext(null);
    private BytePointer buffer = new BytePointer();

    /**
     * A converter.
     *
     * @param colour whether pictures are RGB; otherwise they are grey
     */
    Levels(boolean colour) {
        this.colour = colour;
    }

    /** The levels of a frame. */
    Picture of(AVFrame frame) {
        boolean grey = !colour && isPlainLuma(frame);
        int channels = grey ? 1 : RGB;
        int width = width(frame);
        int height = frame.height();
        int stride = (width * channels + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        prepare(frame, width, height, grey);
        room((long) stride * height + ALIGNMENT);
        planes.put(0, buffer);
        strides.put(0, stride);
        if (swscale.sws_scale(context, frame.data(), frame.linesize(), 0, height, planes, strides) != height) {
            throw new ComponentException("a frame of %d x %d could not be converted".formatted(width, height));
        }
        byte[] pixels = new byte[width * height * channels];
        for (int row = 0; row < height; row++) {
            buffer.position((long) row * stride).get(pixels, row * width * channels, width * channels);
        }
        buffer.position(0);
        if (grey) {
            return Picture.grey(width, height, pixels);
        }
        Picture picture = Picture.rgb(width, height, pixels);
        return colour ? picture : picture.grey();
    }

    /** Columns of a frame once its pixels are square. */
    static int width(AVFrame frame) {
        AVRational shape = frame.sample_aspect_ratio();
        return shape.num() > 0 && shape.den() > 0
                ? Math.max(1, (int) Math.round((double) frame.width() * shape.num() / shape.den()))
                : frame.width();
    }

    private void prepare(AVFrame frame, int width, int height, boolean grey) {
        context = swscale.sws_getCachedContext(
                context,
                frame.width(),
                height,
                frame.format(),
                width,
                height,
                grey ? avutil.AV_PIX_FMT_GRAY8 : avutil.AV_PIX_FMT_RGB24,
                QUALITY,
                null,
                null,
                (DoublePointer) null);
        if (context == null || context.isNull()) {
            throw new ComponentException("frames of the form '%s' cannot be converted"
                    .formatted(avutil.av_get_pix_fmt_name(frame.format()).getString()));
        }
        boolean full = frame.color_range() == avutil.AVCOL_RANGE_JPEG;
        swscale.sws_setColorspaceDetails(
                context,
                swscale.sws_getCoefficients(frame.colorspace()),
                full ? 1 : 0,
                swscale.sws_getCoefficients(swscale.SWS_CS_DEFAULT),
                1,
                0,
                ONE,
                ONE);
    }

    // Luma of ITU-R BT.601 is the very grey that pictures have elsewhere, so that it need not go through RGB.
    private static boolean isPlainLuma(AVFrame frame) {
        AVPixFmtDescriptor form = avutil.av_pix_fmt_desc_get(frame.format());
        if ((form.flags() & (avutil.AV_PIX_FMT_FLAG_RGB | avutil.AV_PIX_FMT_FLAG_PAL)) != 0) {
            return false;
        }
        int matrix = frame.colorspace();
        return form.nb_components() < RGB
                || matrix == avutil.AVCOL_SPC_UNSPECIFIED
                || matrix == avutil.AVCOL_SPC_BT470BG
                || matrix == avutil.AVCOL_SPC_SMPTE170M;
    }

    private void room(long bytes) {
        if (buffer.capacity() < bytes) {
            buffer.close();
            buffer = new BytePointer(bytes);
        }
    }

    @Override
    public void close() {
        swscale.sws_freeContext(context);
        context = new SwsContext(null);
        buffer.close();
        planes.close();
        strides.close();
    }
}
