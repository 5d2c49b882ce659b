package org.aullm.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import org.aullm.api.Mode;
import org.aullm.api.Tuning;
import org.aullm.api.option.Options;
import org.aullm.api.spi.Build;
import org.aullm.tensor.nn.BatchNorm;
import org.aullm.tensor.nn.Linear;
import org.aullm.tensor.optim.AdamW;

/** Two layers and an optimizer, for tests of what happens over many steps. */
final class SmallNet {

    private final Weights weights;
    private final Linear first;
    private final BatchNorm norm;
    private final Linear second;
    private final AdamW optimizer;
    private final NDArray x;

    SmallNet(NDManager home, int seed, int rows) {
        this.x = FiniteDifferences.random(home, 3, -1, 1, DataType.FLOAT32, new Shape(rows, 16));
        this.weights = new Weights(new Build(home, seed, DataType.FLOAT32, Tuning.FULL, Options.EMPTY));
        this.first = Linear.of(weights, "first", 16, 32);
        this.norm = BatchNorm.of(weights, "norm", 32);
        this.second = Linear.of(weights, "second", 32, 1);
        this.optimizer = new AdamW(home, weights.set().trained(), 0.01);
    }

    void step(NDManager home) {
        try (StepScope step = StepScope.open(home);
                GradientTape tape = GradientTape.record()) {
            NDArray hidden = norm.apply(Ops.sigmoid(first.apply(x)), Mode.TRAIN);
            NDArray y = Ops.softplus(Ops.scale(second.apply(hidden), 2));
            tape.backward(Ops.mean(y));
            optimizer.step(1e-3, 0.5);
        }
    }

    double[] values() {
        return weights.set().all().stream()
                .flatMapToDouble(parameter -> java.util.Arrays.stream(Numbers.doubles(parameter.array())))
                .toArray();
    }
}
