package org.aullm.vision;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.aullm.api.ComponentException;
import org.aullm.api.vision.Picture;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/** Decodes a picture as it is stored, and makes of it what was asked for. */
final class CodedPicture {

    private static final int RGB = 3;
    private static final int RGBA = 4;
    // 65535 is 255.
    private static final double TO_8_BITS = 1 / 257.0;

    private CodedPicture() {}

    static Picture decoded(Path file, byte[] bytes, PictureHeader header, boolean colour, Consumer<String> remarks) {
        try (BytePointer data = new BytePointer(bytes);
                Mat coded = new Mat(1, bytes.length, opencv_core.CV_8UC1, data);
                Mat stored = opencv_imgcodecs.imdecode(coded, how(header, colour))) {
            if (stored.empty()) {
                throw new ComponentException(
                        "%s is damaged or cut short: OpenCV cannot decode this %s".formatted(file, header.form()));
            }
            return picture(stored, colour, remarks);
        } catch (RuntimeException e) {
            if (e instanceof ComponentException) {
                throw e;
            }
            throw new ComponentException("%s is damaged or cut short: %s".formatted(file, e.getMessage()), e);
        }
    }

    // The marks by which some cameras turn pictures are not heeded: Java knows none of them. The grey of a JPEG is
    // stored apart
    // from its colours, and takes a third of the time alone.
    private static int how(PictureHeader header, boolean colour) {
        int form = header.form().equals("JPEG") && !colour
                ? opencv_imgcodecs.IMREAD_GRAYSCALE
                : opencv_imgcodecs.IMREAD_UNCHANGED;
        return form | opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
    }

    private static Picture picture(Mat stored, boolean colour, Consumer<String> remarks) {
        if (stored.channels() == RGBA) {
            remarks.accept("transparency was ignored");
        }
        if (stored.depth() == opencv_core.CV_16U) {
            remarks.accept("16 bits for each level became 8: 65535 is 255");
            stored.convertTo(stored, opencv_core.CV_8U, TO_8_BITS, 0);
        }
        boolean grey = stored.channels() == 1;
        if (grey && !colour) {
            return Picture.grey(stored.cols(), stored.rows(), bytes(stored, 1));
        }
        try (Mat rgb = new Mat()) {
            opencv_imgproc.cvtColor(stored, rgb, conversion(stored.channels()));
            Picture picture = Picture.rgb(rgb.cols(), rgb.rows(), bytes(rgb, RGB));
            return colour ? picture : picture.grey();
        }
    }

    private static int conversion(int channels) {
        return switch (channels) {
            case 1 -> opencv_imgproc.COLOR_GRAY2RGB;
            case RGB -> opencv_imgproc.COLOR_BGR2RGB;
            default -> opencv_imgproc.COLOR_BGRA2RGB;
        };
    }

    private static byte[] bytes(Mat mat, int channels) {
        byte[] bytes = new byte[mat.cols() * mat.rows() * channels];
        mat.data().get(bytes);
        return bytes;
    }
}
