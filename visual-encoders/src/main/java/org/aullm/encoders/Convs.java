package org.aullm.encoders;

import org.aullm.tensor.Weights;
import org.aullm.tensor.nn.BatchNorm;
import org.aullm.tensor.nn.Conv2d;

/** Convolutions over pictures as layers. */
final class Convs {

    private Convs() {}

    /** Without bias, keeping the size at stride 1. */
    static Layer conv(Weights weights, String name, int in, int out, int kernel, int stride) {
        Conv2d conv = Conv2d.withoutBias(weights, name, in, out, kernel, stride, kernel / 2);
        return (x, mode) -> conv.apply(x);
    }

    static Layer norm(Weights weights, String name, int channels) {
        return BatchNorm.of(weights, name, channels)::apply;
    }
}
