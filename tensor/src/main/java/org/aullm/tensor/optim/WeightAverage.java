package org.aullm.tensor.optim;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import org.aullm.api.Parameter;
import org.aullm.tensor.GradMode;
import org.aullm.tensor.StepScope;
import org.aullm.tensor.kernel.Updates;

/**
 * An exponential moving average of weights (Polyak and Juditsky, 1992; with a fixed rate as in Tarvainen and Valpola, Mean
 * Teacher, 2017). Until it has seen 1 / (1 - past) updates it is the plain mean of what it saw, so that initial weights
 * carry no undue share.
 *
 * @since 0.1.0
 */
public final class WeightAverage implements AutoCloseable {

    private final NDManager manager;
    private final List<NDArray> weights;
    private final List<NDArray> means = new ArrayList<>();
    private final double past;
    private int updates;

    /**
     * Takes care of some weights.
     *
     * @param parent where the averages live
     * @param past the share of the average that an update keeps, from 0 to below 1
     */
    public WeightAverage(NDManager parent, List<Parameter> trained, double past) {
        this.manager = parent.newSubManager();
        this.past = past;
        this.weights = trained.stream().map(Parameter::array).toList();
        try (GradMode off = GradMode.off()) {
            for (NDArray weight : weights) {
                NDArray mean = manager.zeros(weight.getShape(), weight.getDataType());
                means.add(StepScope.keep(mean, manager));
            }
        }
    }

    /** Takes the weights as they are now into the average. */
    public void update() {
        if (weights.isEmpty()) {
            return;
        }
        updates++;
        double fresh = Math.max(1 - past, 1.0 / updates);
        try (GradMode off = GradMode.off();
                StepScope scope = StepScope.open(manager)) {
            Updates.approach(scope.manager(), means, weights, fresh);
        }
    }

    /** Puts the average in the place of the weights. */
    public void apply() {
        if (updates == 0) {
            return;
        }
        try (GradMode off = GradMode.off();
                StepScope scope = StepScope.open(manager)) {
            Updates.approach(scope.manager(), weights, means, 1);
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
