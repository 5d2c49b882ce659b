package org.aullm.encoders;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import java.util.List;
import org.aullm.api.Mode;

/** A step of a network, from one array to the next. */
@FunctionalInterface
interface Layer {

    Layer RELU = (x, mode) -> Activation.relu(x);

    NDArray apply(NDArray x, Mode mode);

    default Layer then(Layer next) {
        return (x, mode) -> next.apply(apply(x, mode), mode);
    }

    /** All of them, one after the other. */
    static Layer inOrder(List<Layer> layers) {
        return layers.stream().reduce((x, mode) -> x, Layer::then);
    }

    /** {@code relu(body(x) + shortcut(x))} (He et al., 2016). */
    static Layer residual(Layer body, Layer shortcut) {
        return (x, mode) -> Activation.relu(body.apply(x, mode).add(shortcut.apply(x, mode)));
    }
}
