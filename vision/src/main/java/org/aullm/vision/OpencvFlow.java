package org.aullm.vision;

import org.aullm.api.ComponentException;
import org.aullm.api.vision.Flow;
import org.aullm.api.vision.FlowMethod;
import org.aullm.api.vision.Picture;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_video.DenseOpticalFlow;

/** Flow by one of OpenCV's methods. */
final class OpencvFlow implements FlowMethod {

    private final String id;
    private final DenseOpticalFlow method;

    /**
     * A method.
     *
     * @param id as users know it, for messages
     */
    OpencvFlow(String id, DenseOpticalFlow method) {
        this.id = id;
        this.method = method;
    }

    @Override
    public Flow between(Picture first, Picture second) {
        if (first.width() != second.width() || first.height() != second.height()) {
            throw new IllegalArgumentException("a picture of %s and one of %s have no flow".formatted(first, second));
        }
        // The field must be new: some methods begin with what is in it.
        try (Mat before = Mats.grey(first);
                Mat after = Mats.grey(second);
                Mat field = new Mat()) {
            method.calc(before, after, field);
            float[] both = new float[2 * first.width() * first.height()];
            new FloatPointer(field.data()).get(both);
            return apart(first.width(), first.height(), both);
        } catch (RuntimeException e) {
            throw new ComponentException(
                    "flow '%s' cannot be computed on pictures of %s: %s".formatted(id, first, Reasons.of(e)), e);
        }
    }

    private static Flow apart(int width, int height, float[] both) {
        float[] u = new float[width * height];
        float[] v = new float[width * height];
        for (int i = 0; i < u.length; i++) {
            u[i] = both[2 * i];
            v[i] = both[2 * i + 1];
        }
        return new Flow(width, height, u, v);
    }

    @Override
    public void close() {
        method.close();
    }
}
