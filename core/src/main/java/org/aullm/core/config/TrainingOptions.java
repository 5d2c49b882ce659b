package org.aullm.core.config;

import java.util.List;
import org.aullm.api.option.Option;

/** How a trial is trained and judged: the keys of a study file's {@code training}. */
public final class TrainingOptions {

    /** Passes over the training clips. */
    public static final Option<Integer> EPOCHS = Option.integer("epochs", "passes over the training clips")
            .atLeast(1)
            .orElse(60);

    /** Clips in a step. */
    public static final Option<Integer> BATCH = Option.integer(
                    "batch", "clips in a step; the last steps of a pass share what is left evenly")
            .atLeast(2)
            .orElse(32);

    /** The peak learning rate. */
    public static final Option<Double> LEARNING_RATE = Option.decimal("learning-rate", "peak of the learning rate")
            .atLeast(0)
            .orElse(1e-3);

    /** What moves the weights. */
    public static final Option<String> OPTIMIZER =
            Option.choice("optimizer", "what moves the weights", "adamw", "sgd").orElse("adamw");

    /** Decay of matrices and kernels. */
    public static final Option<Double> WEIGHT_DECAY = Option.decimal(
                    "weight-decay", "decay of matrices and kernels, not of vectors")
            .atLeast(0)
            .orElse(1e-3);

    /** For SGD. */
    public static final Option<Double> MOMENTUM = Option.decimal("momentum", "share of the last step that sgd keeps")
            .between(0, 1)
            .orElse(0.9);

    /** How the learning rate moves. */
    public static final Option<String> SCHEDULE = Option.choice(
                    "schedule", "how the learning rate moves", "constant", "cosine", "one-cycle")
            .orElse("constant");

    /** A straight rise at the beginning. */
    public static final Option<Double> WARM_UP = Option.decimal(
                    "warm-up", "share of the run in which the learning rate rises from near 0")
            .between(0, 1)
            .orElse(0.0);

    /** Global-norm clipping. */
    public static final Option<Double> CLIP_NORM = Option.decimal(
                    "clip-norm", "bound on the Euclidean norm of all gradients together; 0 for none")
            .atLeast(0)
            .orElse(0.0);

    /** Standardised channels. */
    public static final Option<Boolean> STANDARDIZE = Option.flag(
                    "standardize", "bring each channel to mean 0 and deviation 1 over the training clips")
            .orElse(true);

    /** What standardisation is measured on. */
    public static final Option<String> STANDARDIZE_BY = Option.choice(
                    "standardize-by",
                    "what mean and deviation are measured on: the training clips; each data set's own clips, those that "
                            + "are judged included, which looks at their pictures but at no label; each clip alone",
                    "training",
                    "dataset",
                    "clip")
            .orElse("training");

    /** Which clips a pass shows. */
    public static final Option<String> BALANCE = Option.choice(
                    "balance",
                    "which clips a pass shows: each once; clips of all subjects equally often, every batch of as many "
                            + "subjects as can be; clips with rare units more often, drawn with replacement",
                    "none",
                    "subjects",
                    "units")
            .orElse("none");

    /** Batches in a step. */
    public static final Option<Integer> ACCUMULATE = Option.integer(
                    "accumulate", "batches whose gradients are averaged before the weights move")
            .between(1, 1024)
            .orElse(1);

    /** Averaged weights. */
    public static final Option<Double> AVERAGE = Option.decimal(
                    "average",
                    "share of the past in a moving average of all trained weights, with which clips are judged; 0 judges "
                            + "with the last weights")
            .between(0, 0.99999)
            .orElse(0.0);

    /** Trainings of a trial. */
    public static final Option<Integer> MEMBERS = Option.integer(
                    "members",
                    "trainings with seeds of their own whose probabilities are averaged; costs as many times the time")
            .between(1, 100)
            .orElse(1);

    /** Frames that are shown. */
    public static final Option<Integer> FRAMES = Option.integer(
                    "frames", "frames of a clip that are shown, evenly from first to last; 0 for all")
            .atLeast(0)
            .orElse(0);

    /** A moving end. */
    public static final Option<Boolean> TEMPORAL_JITTER = Option.flag(
                    "temporal-jitter",
                    "let the last of the shown frames of a training clip be any from number 'frames' on; the first stays")
            .orElse(false);

    /** Random shifts. */
    public static final Option<Integer> SHIFT = Option.integer(
                    "shift", "largest random shift of a training picture, in pixels; 0 for none")
            .atLeast(0)
            .orElse(0);

    /** Random mirroring. */
    public static final Option<Boolean> FLIP = Option.flag(
                    "flip",
                    "mirror training pictures at random, left to right, with horizontal motion negated; labels stay, since "
                            + "a unit's label does not say on which side of the face it shows")
            .orElse(false);

    /** How often augmentation draws. */
    public static final Option<String> DRAW = Option.choice(
                    "draw", "whether shift and flip are drawn for each clip or once for each batch", "clip", "batch")
            .orElse("clip");

    /** Test-time mirroring. */
    public static final Option<Boolean> TEST_FLIPS = Option.flag(
                    "test-flips", "average the probabilities of a test picture and its mirror image")
            .orElse(false);

    /** Test-time shifts. */
    public static final Option<Integer> TEST_SHIFT = Option.integer(
                    "test-shift", "average the probabilities of a test picture over all shifts up to this, in pixels")
            .between(0, 8)
            .orElse(0);

    /** All of them. */
    public static final List<Option<?>> ALL = List.of(
            EPOCHS,
            BATCH,
            LEARNING_RATE,
            OPTIMIZER,
            WEIGHT_DECAY,
            MOMENTUM,
            SCHEDULE,
            WARM_UP,
            CLIP_NORM,
            STANDARDIZE,
            STANDARDIZE_BY,
            BALANCE,
            ACCUMULATE,
            AVERAGE,
            MEMBERS,
            FRAMES,
            TEMPORAL_JITTER,
            SHIFT,
            FLIP,
            DRAW,
            TEST_FLIPS,
            TEST_SHIFT);

    private TrainingOptions() {}
}
