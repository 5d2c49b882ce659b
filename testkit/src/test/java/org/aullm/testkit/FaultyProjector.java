package org.aullm.testkit;

import ai.djl.ndarray.NDArray;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.aullm.api.ComponentDescription;
import org.aullm.api.FeatureSpec;
import org.aullm.api.Mode;
import org.aullm.api.Parameter;
import org.aullm.api.Projector;
import org.aullm.api.SoftTokens;
import org.aullm.api.TokenSpec;
import org.aullm.api.VisualFeatures;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;
import org.aullm.api.spi.Build;
import org.aullm.api.spi.ProjectorProvider;
import org.aullm.tensor.Ops;
import org.aullm.tensor.Shapes;
import org.aullm.tensor.StepScope;
import org.aullm.tensor.TensorComponent;
import org.aullm.tensor.Weights;

/** A linear projector of the high-level vector with one fault. */
final class FaultyProjector extends TensorComponent implements Projector {

    /** What is wrong with it. */
    enum Fault {
        NONE,
        ANOTHER_SHAPE,
        MIXES_ROWS,
        CANNOT_LEARN,
        CUTS_THE_GRAPH,
        WRONG_GRADIENT,
        NUMBER_OPERATION,
        TRAINS_WHEN_FROZEN,
        SAVES_NOTHING,
        LOADS_NOTHING_GLADLY,
        IGNORES_THE_SEED,
        DRAWS_ITS_OWN_WEIGHTS,
        DRAWS_ITS_OWN_NOISE,
        LEAKS,
        LEARNS_IN_EVAL,
        CHANGES_ITS_INPUT,
        CALLS_ITSELF_OTHERWISE,
        STAYS_OPEN,
        OVERFLOWS,
        TAKES_ANY_SHAPE,
        ANSWERS_ANEW
    }

    /** Provides it. */
    record Provider(Fault fault) implements ProjectorProvider {
        private static final List<Option<?>> OPTIONS =
                List.of(Option.integer("size", "how large it is").orElse(1));

        @Override
        public String id() {
            return "faulty";
        }

        @Override
        public String summary() {
            return "A projector for tests.";
        }

        @Override
        public List<Option<?>> options() {
            return fault == Fault.ANSWERS_ANEW
                    ? List.of(Option.integer("size", "how large it is").orElse(1))
                    : OPTIONS;
        }

        @Override
        public int tokensPerClip(Options options, FeatureSpec features) {
            return 1;
        }

        @Override
        public Projector create(Build build, FeatureSpec features, TokenSpec tokens) {
            return new FaultyProjector(build, features, tokens, fault);
        }
    }

    /** The contract of a projector with this fault. */
    static ProjectorContract contract(Fault fault) {
        return new ProjectorContract() {
            @Override
            protected ProjectorProvider provider() {
                return new Provider(fault);
            }
        };
    }

    private final Fault fault;
    private final Build build;
    private final FeatureSpec features;
    private final TokenSpec tokens;
    private final NDArray weight;
    private final NDArray idle;
    private final NDArray seen;

    private FaultyProjector(Build build, FeatureSpec features, TokenSpec tokens, Fault fault) {
        super(build);
        this.fault = fault;
        this.build = build;
        this.features = features;
        this.tokens = tokens;
        Weights weights = fault == Fault.TRAINS_WHEN_FROZEN ? weights().as(Parameter.Role.TRAINED) : weights();
        double[] drawn = new double[features.high() * tokens.width()];
        SplittableRandom random = new SplittableRandom(
                fault == Fault.IGNORES_THE_SEED
                        ? 1
                        : fault == Fault.DRAWS_ITS_OWN_WEIGHTS ? System.nanoTime() : build.seed());
        java.util.Arrays.setAll(drawn, i -> random.nextGaussian());
        this.weight = weights.values("weight", drawn, features.high(), tokens.width());
        this.idle = fault == Fault.CANNOT_LEARN ? weights.constant("idle", 1, 1) : weight;
        this.seen = weights().as(Parameter.Role.BUFFER).constant("seen", 0, 1);
    }

    @Override
    public int tokensPerClip() {
        return 1;
    }

    @Override
    public SoftTokens project(VisualFeatures given, Mode mode) {
        NDArray high = given.high();
        if (fault != Fault.TAKES_ANY_SHAPE) {
            Shapes.require("high-level vector", high, -1, features.high());
        } else {
            high = Ops.slice(high, 1, 0, features.high());
        }
        NDArray token = after(before(high, mode).matMul(weight), mode);
        long batch = high.getShape().get(0);
        NDArray one = token.reshape(batch, 1, tokens.width());
        return new SoftTokens(fault == Fault.ANOTHER_SHAPE ? Ops.concat(1, one, one) : one);
    }

    private NDArray before(NDArray high, Mode mode) {
        return switch (fault) {
            case MIXES_ROWS -> high.sub(high.mean(new int[] {0}, true));
            case CUTS_THE_GRAPH -> Ops.stopGradient(high);
            case WRONG_GRADIENT -> high.mul(Ops.stopGradient(high));
            case NUMBER_OPERATION -> high.mul(2.5f).mul(1.5f).mul(0.5f);
            case OVERFLOWS -> high.exp().exp();
            case DRAWS_ITS_OWN_NOISE -> mode == Mode.TRAIN ? Ops.scale(high, 1 + new Random().nextDouble()) : high;
            case CHANGES_ITS_INPUT -> high.addi(high.onesLike());
            default -> high;
        };
    }

    private NDArray after(NDArray token, Mode mode) {
        if (fault == Fault.LEAKS) {
            StepScope.keep(token.onesLike(), build.manager());
        }
        if (fault == Fault.LEARNS_IN_EVAL || mode == Mode.TRAIN) {
            seen.addi(seen.onesLike());
        }
        return fault == Fault.CANNOT_LEARN ? token.mul(Ops.stopGradient(idle)) : token;
    }

    @Override
    public void save(Path folder) {
        if (fault != Fault.SAVES_NOTHING) {
            super.save(folder);
        }
    }

    @Override
    public void load(Path folder) {
        if (fault != Fault.SAVES_NOTHING && fault != Fault.LOADS_NOTHING_GLADLY) {
            super.load(folder);
        }
    }

    @Override
    public void close() {
        if (fault != Fault.STAYS_OPEN) {
            super.close();
        }
    }

    @Override
    public ComponentDescription description() {
        return ComponentDescription.of(fault == Fault.CALLS_ITSELF_OTHERWISE ? "other" : "faulty");
    }
}
