package org.aullm.vision;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.aullm.api.ComponentException;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;

/** The pictures of one file as FFmpeg decodes them, in the order in which they are to be shown. For one thread. */
final class Decoder implements AutoCloseable {

    // Containers that hold their pictures themselves. Playlists and the like name other files and servers.
    private static final String CONTAINERS =
            "mov,mp4,m4a,3gp,3g2,mj2,avi,matroska,webm,mpeg,mpegts,mpegvideo,asf,flv,ogg,mxf,dv,m4v,mjpeg,h264,hevc,obu,ivf";

    private final AVFormatContext format;
    private final AVStream stream;
    private final AVCodecContext codec;
    private final AVPacket packet = avcodec.av_packet_alloc();
    private final AVFrame frame = avutil.av_frame_alloc();
    private long packets;
    private long failures;
    private boolean drained;
    private boolean closed;

    private Decoder(AVFormatContext format, AVStream stream, AVCodecContext codec) {
        this.format = format;
        this.stream = stream;
        this.codec = codec;
    }

    /**
     * Opens a file and what decodes its pictures.
     *
     * @throws ComponentException if it is no video, is damaged at its beginning, or of a form that cannot be decoded
     */
    static Decoder open(Path file) {
        AVFormatContext format = container(file);
        try {
            Trouble.check(
                    avformat.avformat_find_stream_info(format, (PointerPointer<?>) null),
                    "%s is damaged".formatted(file));
            AVStream stream = pictures(file, format);
            for (int i = 0; i < format.nb_streams(); i++) {
                format.streams(i).discard(i == stream.index() ? avcodec.AVDISCARD_DEFAULT : avcodec.AVDISCARD_ALL);
            }
            return new Decoder(format, stream, codec(file, stream));
        } catch (RuntimeException e) {
            avformat.avformat_close_input(format);
            throw e;
        }
    }

    private static AVFormatContext container(Path file) {
        AVFormatContext format = avformat.avformat_alloc_context();
        AVDictionary options = new AVDictionary(null);
        avutil.av_dict_set(options, "format_whitelist", CONTAINERS, 0);
        avutil.av_dict_set(options, "protocol_whitelist", "file", 0);
        // With the protocol before it a name with a colon is no address.
        try (BytePointer url = new BytePointer("file:" + file.toAbsolutePath(), StandardCharsets.UTF_8)) {
            int code = avformat.avformat_open_input(format, url, null, options);
            if (code < 0) {
                throw new ComponentException(Trouble.opening(file, code));
            }
            return format;
        } finally {
            avutil.av_dict_free(options);
        }
    }

    private static AVStream pictures(Path file, AVFormatContext format) {
        if (format.nb_streams() == 0) {
            throw new ComponentException(Trouble.opening(file, avutil.AVERROR_INVALIDDATA));
        }
        int index =
                avformat.av_find_best_stream(format, avutil.AVMEDIA_TYPE_VIDEO, -1, -1, (PointerPointer<?>) null, 0);
        // Sound files bring their cover as a video of one picture.
        if (index < 0 || (format.streams(index).disposition() & avformat.AV_DISPOSITION_ATTACHED_PIC) != 0) {
            throw new ComponentException("%s holds no moving pictures".formatted(file));
        }
        return format.streams(index);
    }

    private static AVCodecContext codec(Path file, AVStream stream) {
        int id = stream.codecpar().codec_id();
        AVCodec decoder = avcodec.avcodec_find_decoder(id);
        if (decoder == null) {
            throw new ComponentException("%s holds video of the form '%s', which cannot be decoded here; convert it"
                    .formatted(file, avcodec.avcodec_get_name(id).getString()));
        }
        AVCodecContext codec = avcodec.avcodec_alloc_context3(decoder);
        avcodec.avcodec_parameters_to_context(codec, stream.codecpar());
        codec.pkt_timebase(stream.time_base());
        // Clips are what is done side by side.
        codec.thread_count(1);
        int code = avcodec.avcodec_open2(codec, decoder, (PointerPointer<?>) null);
        if (code < 0) {
            avcodec.avcodec_free_context(codec);
            throw new ComponentException("%s cannot be decoded: %s".formatted(file, Trouble.text(code)));
        }
        return codec;
    }

    AVStream stream() {
        return stream;
    }

    /** The frame that {@link #next} has decoded; the same object each time. */
    AVFrame frame() {
        return frame;
    }

    /** How many coded pictures were read so far. */
    long packets() {
        return packets;
    }

    /** How many coded pictures gave no frame. */
    long failures() {
        return failures;
    }

    /** Decodes the next frame; false after the last one. Coded pictures that cannot be decoded are counted and skipped. */
    boolean next() {
        while (true) {
            int code = avcodec.avcodec_receive_frame(codec, frame);
            if (code == 0) {
                return true;
            }
            if (code == avutil.AVERROR_INVALIDDATA) {
                failures++;
            } else if (drained) {
                return false;
            } else {
                feed();
            }
        }
    }

    private void feed() {
        int code = avformat.av_read_frame(format, packet);
        if (code < 0) {
            // The end of the file, or of what can be read of it: what the decoder still holds comes out.
            drained = true;
            avcodec.avcodec_send_packet(codec, (AVPacket) null);
            return;
        }
        if (packet.stream_index() == stream.index()) {
            packets++;
            // Of a part of a coded picture decoders make a picture that looks whole.
            if ((packet.flags() & avcodec.AV_PKT_FLAG_CORRUPT) != 0 || avcodec.avcodec_send_packet(codec, packet) < 0) {
                failures++;
            }
        }
        avcodec.av_packet_unref(packet);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            avutil.av_frame_free(frame);
            avcodec.av_packet_free(packet);
            avcodec.avcodec_free_context(codec);
            avformat.avformat_close_input(format);
        }
    }
}
