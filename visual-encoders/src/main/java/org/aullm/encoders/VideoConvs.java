package org.aullm.encoders;

import ai.djl.ndarray.types.Shape;
import org.aullm.tensor.Weights;
import org.aullm.tensor.nn.BatchNorm;
import org.aullm.tensor.nn.Conv3d;

/** Convolutions over clips as layers, named as torchvision names them. */
final class VideoConvs {

    private VideoConvs() {}

    /** Without bias. */
    static Layer conv(Weights weights, String name, int in, int out, Shape kernel, Shape stride) {
        Conv3d conv = Conv3d.withoutBias(weights, name, in, out, kernel, stride, half(kernel));
        return (x, mode) -> conv.apply(x);
    }

    /** As {@link #conv}, of frames: a grey one counts as the same frame in each of three channels. */
    static Layer convOfFrames(Weights weights, String name, int out, Shape kernel, Shape stride) {
        Conv3d conv = Conv3d.withoutBias(weights, name, 3, out, kernel, stride, half(kernel));
        return (x, mode) -> conv.applyToFrames(x);
    }

    static Layer norm(Weights weights, String name, int channels) {
        return BatchNorm.of(weights, name, channels)::apply;
    }

    static Shape cube(int side) {
        return new Shape(side, side, side);
    }

    /** A kernel or stride in space alone. */
    static Shape flat(int side) {
        return new Shape(1, side, side);
    }

    /** A kernel or stride in time alone. */
    static Shape deep(int length) {
        return new Shape(length, 1, 1);
    }

    /** What keeps the size at stride 1. */
    private static Shape half(Shape kernel) {
        return new Shape(kernel.get(0) / 2, kernel.get(1) / 2, kernel.get(2) / 2);
    }
}
