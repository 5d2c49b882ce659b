package org.aullm.api;

import ai.djl.ndarray.NDArray;
import java.util.function.UnaryOperator;

/**
 * A component whose arithmetic and weights live in another engine, and that learns all the same. In {@link Mode#TRAIN} it
 * gives back leaves that require gradients. When the loss has been followed back to them, the trainer hands their gradients
 * over, and the component goes on from there with its own engine and moves its own weights.
 *
 * <p>Its {@link #parameters} are empty: no array here holds its weights. One that cannot learn offers {@link Tuning#FROZEN}
 * alone and does not implement this.
 *
 * @since 0.1.0
 */
public interface OtherEngine extends Component {

    /**
     * Takes the gradients of everything it gave back in TRAIN since the last call on to its own weights, where they add up
     * until {@link #step}: several batches may move the weights together.
     *
     * @param gradientOf a leaf's gradient, of its shape; zero where the loss does not depend on it
     */
    void backward(UnaryOperator<NDArray> gradientOf);

    /** The Euclidean norm over the gradients of all its weights; not finite if any of them is. */
    double gradientNorm();

    /**
     * Moves the weights once by the gradients that have added up, and forgets these.
     *
     * @param learningRate for this step
     * @param clipFactor what gradients are multiplied by, so that the norm over all components keeps to its bound
     */
    void step(double learningRate, double clipFactor);
}
