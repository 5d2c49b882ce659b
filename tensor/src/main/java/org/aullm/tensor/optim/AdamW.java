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
 * Adam with decoupled weight decay (Loshchilov and Hutter, 2019); beta 0.9 and 0.999, epsilon 1e-8.
 *
 * @since 0.1.0
 */
public final class AdamW implements Optimizer {

    private static final float BETA1 = 0.9f;
    private static final float BETA2 = 0.999f;
    private static final double EPSILON = 1e-8;

    private final NDManager manager;
    private final List<Slot> slots = new ArrayList<>();
    private final double decay;
    private int steps;

    private record Slot(NDArray weight, NDArray mean, NDArray variance, float decay) {}

    /**
     * Takes care of some weights.
     *
     * @param parent where the state lives
     * @param decay per step and unit of learning rate; not applied to vectors (biases, gains)
     */
    public AdamW(NDManager parent, List<Parameter> trained, double decay) {
        this.manager = parent.newSubManager();
        this.decay = decay;
        for (Parameter parameter : trained) {
            NDArray weight = parameter.array();
            slots.add(new Slot(weight, zeros(weight), zeros(weight), decayOf(weight)));
        }
    }

    private float decayOf(NDArray weight) {
        return weight.getShape().dimension() < 2 ? 0 : (float) decay;
    }

    private NDArray zeros(NDArray weight) {
        try (GradMode off = GradMode.off()) {
            return StepScope.keep(manager.zeros(weight.getShape(), weight.getDataType()), manager);
        }
    }

    @Override
    public void step(double learningRate, double scale) {
        steps++;
        double root = Math.sqrt(1 - Math.pow(BETA2, steps));
        double correction = root / (1 - Math.pow(BETA1, steps));
        try (GradMode off = GradMode.off();
                StepScope scope = StepScope.open(manager)) {
            for (Slot slot : slots) {
                NDArray gradient = Gradients.of(slot.weight(), scope.manager());
                slot.weight()
                        .getNDArrayInternal()
                        .adamUpdate(
                                new NDList(slot.weight(), gradient, slot.mean(), slot.variance()),
                                new NDList(slot.weight()),
                                (float) learningRate,
                                (float) (learningRate * correction),
                                slot.decay(),
                                (float) scale,
                                -1,
                                BETA1,
                                BETA2,
                                // The engine adds it to the root of the uncorrected variance; so scaled, it stands
                                // where
                                // the paper (and PyTorch) have it, beside the corrected one.
                                (float) (EPSILON * root),
                                true,
                                true);
            }
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
