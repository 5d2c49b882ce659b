package org.aullm.vision;

import org.aullm.api.vision.Picture;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/** Pictures as OpenCV has them. Who asks for one closes it. */
final class Mats {

    private Mats() {}

    /** A copy of a picture without colour. */
    static Mat grey(Picture picture) {
        Picture grey = picture.grey();
        Mat mat = new Mat(grey.height(), grey.width(), opencv_core.CV_8UC1);
        mat.data().put(grey.pixels());
        return mat;
    }

    /** A copy of a picture with blue, green and red beside each other, as OpenCV's networks want it. */
    static Mat bgr(Picture picture) {
        boolean grey = picture.channels() == 1;
        Mat bgr = new Mat();
        try (Mat mat = new Mat(picture.height(), picture.width(), grey ? opencv_core.CV_8UC1 : opencv_core.CV_8UC3)) {
            mat.data().put(picture.pixels());
            opencv_imgproc.cvtColor(mat, bgr, grey ? opencv_imgproc.COLOR_GRAY2BGR : opencv_imgproc.COLOR_RGB2BGR);
        }
        return bgr;
    }

    /** The same picture larger or smaller. */
    static Mat resized(Mat mat, double scale) {
        Mat resized = new Mat();
        int method = scale < 1 ? opencv_imgproc.INTER_AREA : opencv_imgproc.INTER_LINEAR;
        try (Size none = new Size()) {
            opencv_imgproc.resize(mat, resized, none, scale, scale, method);
        }
        return resized;
    }
}
