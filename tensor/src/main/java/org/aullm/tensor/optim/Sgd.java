package org.aullm.tensor.optim;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import org.aullm.api.Parameter;
import org.aullm.tensor.GradMode;
import org.aullm.tensor.Gradients;
import org.aullm.tensor.StepScope;

/**
 * Stochastic gradient descent with momentum (Sutskever et al., 2013); weight decay joins the gradient. The velocity is a
 * sum of past steps, learning rates included: {@code v = momentum v + rate (g + decay w)}, {@code w = w - v}. PyTorch's
 * leaves the rates out, which differs where the rate changes.
 *
 * @since 0.1.0
 */
public final class Sgd implements Optimizer {

    private final NDManager manager;
    private final List<Slot> slots = new ArrayList<>();
    private final double decay;
    private final double momentum;

    private record Slot(NDArray weight, NDArray velocity) {}

    /**
     * Takes care of some weights.
     *
     * @param parent where the state lives
     * @param decay added to the gradient, per unit of weight
     * @param momentum share of the last step that is kept; 0 for none
     */
    public Sgd(NDManager parent, List<Parameter> trained, double decay, double momentum) {
        this.manager = parent.newSubManager();
        this.decay = decay;
        this.momentum = momentum;
        try (GradMode off = GradMode.off()) {
            for (Parameter parameter : trained) {
                NDArray weight = parameter.array();
                NDArray velocity = manager.zeros(weight.getShape(), weight.getDataType());
                slots.add(new Slot(weight, StepScope.keep(velocity, manager)));
            }
        }
    }

    @Override
    public void step(double learningRate, double scale) {
        try (GradMode off = GradMode.off();
                StepScope scope = StepScope.open(manager)) {
            for (Slot slot : slots) {
                NDArray gradient = Gradients.of(slot.weight(), scope.manager());
                slot.weight()
                        .getNDArrayInternal()
                        .sgdUpdate(
                                new NDList(slot.weight(), gradient, slot.velocity()),
                                new NDList(slot.weight()),
                                (float) learningRate,
                                (float) decay,
                                (float) scale,
                                -1,
                                (float) momentum,
                                true);
            }
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
