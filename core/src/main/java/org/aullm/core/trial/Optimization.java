package org.aullm.core.trial;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aullm.api.OtherEngine;
import org.aullm.api.Parameter;
import org.aullm.api.option.Options;
import org.aullm.core.config.TrainingOptions;
import org.aullm.tensor.Gradients;
import org.aullm.tensor.StepScope;
import org.aullm.tensor.optim.AdamW;
import org.aullm.tensor.optim.Optimizer;
import org.aullm.tensor.optim.Schedule;
import org.aullm.tensor.optim.Sgd;
import org.aullm.tensor.optim.WeightAverage;

/**
 * One optimizer for each slot's pace, under one schedule and one global norm. Components of other engines move their own
 * weights, under the same schedule and norm.
 */
final class Optimization implements AutoCloseable {

    private final NDManager manager;
    private final List<Group> groups = new ArrayList<>();
    private final List<Elsewhere> elsewhere = new ArrayList<>();
    private final Schedule schedule;
    private final double learningRate;
    private final double clipNorm;
    private final int steps;
    private final Optional<WeightAverage> average;
    private int epoch;

    private record Group(Optimizer optimizer, Trained trained) {}

    /** A component that moves its own weights. */
    private record Elsewhere(OtherEngine component, Trained trained) {}

    Optimization(NDManager manager, List<Trained> trained, Options options, int steps) {
        this.manager = manager;
        this.steps = steps;
        this.learningRate = options.get(TrainingOptions.LEARNING_RATE);
        this.clipNorm = options.get(TrainingOptions.CLIP_NORM);
        this.schedule = schedule(options.get(TrainingOptions.SCHEDULE)).warmedUp(options.get(TrainingOptions.WARM_UP));
        for (Trained slot : trained) {
            if (!slot.parameters().isEmpty()) {
                groups.add(new Group(optimizer(manager, slot.parameters(), options), slot));
            }
            slot.elsewhere().ifPresent(component -> elsewhere.add(new Elsewhere(component, slot)));
        }
        double past = options.get(TrainingOptions.AVERAGE);
        List<Parameter> all =
                trained.stream().flatMap(slot -> slot.parameters().stream()).toList();
        this.average = past == 0 ? Optional.empty() : Optional.of(new WeightAverage(manager, all, past));
    }

    private static Schedule schedule(String name) {
        return switch (name) {
            case "cosine" -> Schedule.cosine();
            case "one-cycle" -> Schedule.oneCycle();
            default -> Schedule.constant();
        };
    }

    private static Optimizer optimizer(NDManager manager, List<Parameter> parameters, Options options) {
        double decay = options.get(TrainingOptions.WEIGHT_DECAY);
        return options.get(TrainingOptions.OPTIMIZER).equals("sgd")
                ? new Sgd(manager, parameters, decay, options.get(TrainingOptions.MOMENTUM))
                : new AdamW(manager, parameters, decay);
    }

    /** Begins a pass, counted from 0. */
    void begin(int next) {
        epoch = next;
    }

    /** Puts averages in the place of the weights, where averages are kept. To be called once, when training is done. */
    void finish() {
        average.ifPresent(WeightAverage::apply);
    }

    private List<Group> moving() {
        return groups.stream().filter(group -> group.trained().movesIn(epoch)).toList();
    }

    private List<Elsewhere> movingElsewhere() {
        return elsewhere.stream().filter(each -> each.trained().movesIn(epoch)).toList();
    }

    /** Hands over what has come back to the components of other engines, while the batch's arrays live. */
    void handOver(NDManager step) {
        movingElsewhere().forEach(each -> each.component().backward(leaf -> Gradients.of(leaf, step)));
    }

    /** Moves all weights once. */
    void step(int step) {
        double rate = learningRate * schedule.factor(step, steps);
        double scale = clipNorm == 0 ? 1 : clipFactor();
        moving().forEach(group -> group.optimizer().step(rate * group.trained().learningRateScale(), scale));
        movingElsewhere()
                .forEach(each -> each.component().step(rate * each.trained().learningRateScale(), scale));
        average.ifPresent(WeightAverage::update);
    }

    private double clipFactor() {
        try (StepScope scope = StepScope.open(manager)) {
            List<NDArray> gradients = moving().stream()
                    .flatMap(group -> group.trained().parameters().stream())
                    .map(parameter -> Gradients.of(parameter.array(), scope.manager()))
                    .toList();
            double norm = Gradients.globalNorm(gradients);
            for (Elsewhere each : movingElsewhere()) {
                norm = Math.hypot(norm, each.component().gradientNorm());
            }
            if (!Double.isFinite(norm)) {
                throw new DivergedException("the gradient is no longer finite (norm %s)".formatted(norm));
            }
            return norm > clipNorm ? clipNorm / norm : 1;
        }
    }

    @Override
    public void close() {
        groups.forEach(group -> group.optimizer().close());
        average.ifPresent(WeightAverage::close);
    }
}
