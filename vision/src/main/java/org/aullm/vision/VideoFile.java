package org.aullm.vision;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.aullm.api.vision.Picture;
import org.aullm.api.vision.VideoWriter;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVOutputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/** A video that is being written, coded and packed by FFmpeg. */
final class VideoFile implements VideoWriter {

    // Of a second. Fine enough for every camera, and known to all containers.
    private static final int TICKS = 90_000;
    private static final double MILLIS = 1000;
    private static final long USUAL_INTERVAL = TICKS / 30;

    private final Path file;
    private final AVFormatContext format;
    private final AVCodecContext coder;
    private final AVStream stream;
    private final Canvas canvas;
    private final AVPacket packet = avcodec.av_packet_alloc();
    private long last = -1;
    private long interval = USUAL_INTERVAL;
    private boolean closed;

    private VideoFile(Path file, AVFormatContext format, AVCodecContext coder, AVStream stream, Canvas canvas) {
        this.file = file;
        this.format = format;
        this.coder = coder;
        this.stream = stream;
        this.canvas = canvas;
    }

    static VideoFile begin(Path file, VideoForm form, int width, int height) {
        AVFormatContext format = new AVFormatContext(null);
        BytePointer url = new BytePointer("file:" + file.toAbsolutePath(), StandardCharsets.UTF_8);
        check(avformat.avformat_alloc_output_context2(format, (AVOutputFormat) null, null, url), file);
        AVCodec codec = avcodec.avcodec_find_encoder(form.codec());
        AVCodecContext coder = avcodec.avcodec_alloc_context3(codec);
        AVDictionary settings = new AVDictionary(null);
        AVDictionary layout = new AVDictionary(null);
        try (AVRational tick = new AVRational().num(1).den(TICKS)) {
            coder.width(width).height(height).pix_fmt(form.pixels()).time_base(tick);
            coder.color_range(form.full() ? avutil.AVCOL_RANGE_JPEG : avutil.AVCOL_RANGE_MPEG);
            coder.colorspace(avutil.AVCOL_SPC_SMPTE170M);
            coder.thread_count(1);
            if (form == VideoForm.JPEG) {
                // The best quality that the coder has without special tables.
                coder.flags(coder.flags() | avcodec.AV_CODEC_FLAG_QSCALE);
                coder.global_quality(2 * avutil.FF_QP2LAMBDA);
            }
            if ((format.oformat().flags() & avformat.AVFMT_GLOBALHEADER) != 0) {
                coder.flags(coder.flags() | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER);
            }
            avutil.av_dict_parse_string(settings, form.settings(), "=", ":", 0);
            check(avcodec.avcodec_open2(coder, codec, settings), file);
            AVStream stream = avformat.avformat_new_stream(format, null);
            avcodec.avcodec_parameters_from_context(stream.codecpar(), coder);
            stream.time_base(tick);
            AVIOContext out = new AVIOContext(null);
            check(avformat.avio_open(out, url, avformat.AVIO_FLAG_WRITE), file);
            format.pb(out);
            // The index first, so that players can begin before they have all of it.
            avutil.av_dict_set(layout, "movflags", "faststart", 0);
            check(avformat.avformat_write_header(format, layout), file);
            return new VideoFile(file, format, coder, stream, new Canvas(form, width, height));
        } catch (RuntimeException e) {
            avcodec.avcodec_free_context(coder);
            free(format);
            throw e;
        } finally {
            avutil.av_dict_free(settings);
            avutil.av_dict_free(layout);
            url.close();
        }
    }

    @Override
    public void add(Picture picture, double millis) {
        long at = Math.round(millis * TICKS / MILLIS);
        if (at <= last) {
            throw new IllegalArgumentException(
                    "a picture at %s ms comes after one at %s ms".formatted(millis, last * MILLIS / TICKS));
        }
        interval = last < 0 ? interval : at - last;
        last = at;
        check(avcodec.avcodec_send_frame(coder, canvas.paint(picture, at, interval)), file);
        write();
    }

    private void write() {
        while (avcodec.avcodec_receive_packet(coder, packet) == 0) {
            packet.stream_index(stream.index());
            // Coders drop it, and a last picture that lasts no time is not shown.
            packet.duration(interval);
            avcodec.av_packet_rescale_ts(packet, coder.time_base(), stream.time_base());
            check(avformat.av_interleaved_write_frame(format, packet), file);
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            check(avcodec.avcodec_send_frame(coder, null), file);
            write();
            check(avformat.av_write_trailer(format), file);
        } finally {
            canvas.close();
            avcodec.av_packet_free(packet);
            avcodec.avcodec_free_context(coder);
            free(format);
        }
    }

    private static void free(AVFormatContext format) {
        AVIOContext out = format.pb();
        if (out != null && !out.isNull()) {
            avformat.avio_closep(out);
        }
        avformat.avformat_free_context(format);
    }

    private static void check(int code, Path file) {
        Trouble.check(code, "%s cannot be written".formatted(file));
    }
}
