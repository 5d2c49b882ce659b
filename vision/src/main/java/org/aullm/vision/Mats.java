package org.aullm.vision;

import org.aullm.api.vision.Picture;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

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
}
