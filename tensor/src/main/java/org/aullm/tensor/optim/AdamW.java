package org.aullm.tensor.optim;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.aullm.api.Parameter;
import org.aullm.tensor.GradMode;
import org.aullm.tensor.Gradients;
import org.aullm.tensor.StepScope;
import org.aullm.tensor.kernel.Updates;
import org.aullm.tensor.kernel.Updates.Adam;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter, 2019); beta 0.9 and 0.999, epsilon 1e-8.
 *
 * @since 0.1.0
 */
public final class AdamW implements Optimizer {

    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;

    private final NDManager manager;
    private final List<Group> groups = new ArrayList<>();

    /**
     * Takes care of some weights.
     *
     * @param parent where the state lives
     * @param decay per step and unit of learning rate; not applied to vectors (biases, gains)
     */
    public AdamW(NDManager parent, List<Parameter> trained, double decay) {
        this.manager = parent.newSubManager();
        List<NDArray> matrices = new ArrayList<>();
        List<NDArray> vectors = new ArrayList<>();
        for (Parameter parameter : trained) {
            NDArray weight = parameter.array();
            (weight.getShape().dimension() < 2 ? vectors : matrices).add(weight);
        }
        add(matrices, decay);
        add(vectors, 0);
    }

    private void add(List<NDArray> weights, double decay) {
        // One kernel call takes arrays of one type.
        weights.stream()
                .collect(Collectors.groupingBy(NDArray::getDataType, LinkedHashMap::new, Collectors.toList()))
                .values()
                .forEach(alike -> groups.add(new Group(manager, alike, new Adam(BETA1, BETA2, EPSILON, decay))));
    }

    /** Weights of one type and decay. */
    private static final class Group {

        private final List<NDArray> weights;
        private final List<NDArray> means = new ArrayList<>();
        private final List<NDArray> variances = new ArrayList<>();
        private final List<NDArray> counts = new ArrayList<>();
        private final Adam rule;

        Group(NDManager manager, List<NDArray> weights, Adam rule) {
            this.weights = weights;
            this.rule = rule;
            try (GradMode off = GradMode.off()) {
                for (NDArray weight : weights) {
                    means.add(zeros(manager, weight.getShape(), weight.getDataType()));
                    variances.add(zeros(manager, weight.getShape(), weight.getDataType()));
                    counts.add(zeros(manager, new Shape(), DataType.FLOAT32));
                }
            }
        }

        private static NDArray zeros(NDManager manager, Shape shape, DataType type) {
            return StepScope.keep(manager.zeros(shape, type), manager);
        }

        void step(NDManager scratch, double learningRate, double scale) {
            List<NDArray> gradients = weights.stream()
                    .map(weight -> Gradients.of(weight, scratch))
                    .toList();
            Updates.adamW(scratch, weights, gradients, means, variances, counts, rule, learningRate, scale);
        }
    }

    @Override
    public void step(double learningRate, double scale) {
        try (GradMode off = GradMode.off();
                StepScope scope = StepScope.open(manager)) {
            groups.forEach(group -> group.step(scope.manager(), learningRate, scale));
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
