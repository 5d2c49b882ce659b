package org.aullm.vision;

import java.util.Locale;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.IntPointer;

/** What a file says of how its video was held: phones store pictures lying on their side. */
final class DisplayMatrix {

    // The matrix has fractions of 16 bits (ISO/IEC 14496-12, 8.3.2), in the order a b u, c d v, x y w.
    private static final double ONE = 65536;

    private DisplayMatrix() {}

    static Orientation of(AVCodecParameters parameters, VideoRemarks remarks) {
        AVPacketSideData found = avcodec.av_packet_side_data_get(
                parameters.coded_side_data(), parameters.nb_coded_side_data(), avcodec.AV_PKT_DATA_DISPLAYMATRIX);
        if (found == null || found.isNull()) {
            return Orientation.AS_STORED;
        }
        IntPointer matrix = new IntPointer(found.data());
        int a = (int) Math.round(matrix.get(0) / ONE);
        int b = (int) Math.round(matrix.get(1) / ONE);
        int c = (int) Math.round(matrix.get(3) / ONE);
        int d = (int) Math.round(matrix.get(4) / ONE);
        boolean upright = Math.abs(a) == 1 && Math.abs(d) == 1 && b == 0 && c == 0;
        boolean lying = a == 0 && d == 0 && Math.abs(b) == 1 && Math.abs(c) == 1;
        if (!upright && !lying) {
            remarks.add(String.format(
                    Locale.ROOT,
                    "the file asks to be turned by %.0f degrees, which was not done",
                    avutil.av_display_rotation_get(matrix)));
            return Orientation.AS_STORED;
        }
        return new Orientation(a, b, c, d);
    }
}
