package org.aullm.graph.kit;

import java.util.ArrayList;
import java.util.List;
import org.aullm.api.option.Option;

/** What can be configured in every graph over units: everything but the messages themselves. */
public final class GraphOptions {

    /** Instruction tokens by learned queries. */
    static final String ATTENTION = "attention";

    /** Instruction tokens from the mean node. */
    static final String MEAN = "mean";

    /** An instruction token for each node. */
    static final String UNITS = "units";

    /** Rounds of messages. */
    public static final Option<Integer> LAYERS = Option.integer("layers", "rounds of messages between related units")
            .atLeast(1)
            .orElse(2);

    /** The width of a node. */
    public static final Option<Integer> HIDDEN =
            Option.integer("hidden", "width of a node").atLeast(1).orElse(64);

    static final Option<Boolean> NODE_HIGH =
            Option.flag("node-high", "each unit is told the high-level vector").orElse(true);

    static final Option<Boolean> NODE_ATTENTION = Option.flag(
                    "node-attention", "each unit looks at the mid-level map for itself")
            .orElse(true);

    /** Dropout of messages. */
    public static final Option<Double> DROPOUT = Option.decimal(
                    "dropout", "share of messages' values dropped in training")
            .between(0, 0.95)
            .orElse(0.1);

    static final Option<String> POOLING = Option.choice(
                    "pooling",
                    "how nodes become instruction tokens: learned queries attend over them, their mean is mapped, or each "
                            + "unit's node becomes a token",
                    ATTENTION,
                    MEAN,
                    UNITS)
            .orElse(ATTENTION);

    static final Option<Integer> INSTRUCTION_TOKENS = Option.integer(
                    "instruction-tokens", "instruction tokens per clip; pooling units gives one for each unit instead")
            .atLeast(1)
            .orElse(1);

    static final Option<Double> AUXILIARY_WEIGHT = Option.decimal(
                    "auxiliary-weight", "weight of the nodes' own judgement in the training loss; 0 leaves it out")
            .atLeast(0)
            .orElse(0.5);

    /** Several heads, for graphs that have them. */
    public static final Option<Integer> HEADS =
            Option.integer("heads", "attention heads of a layer").atLeast(1).orElse(4);

    private GraphOptions() {}

    /** The frame's options, with a graph's own in their middle. */
    static List<Option<?>> with(List<Option<?>> own) {
        List<Option<?>> all = new ArrayList<>(Priors.OPTIONS);
        all.addAll(List.of(LAYERS, HIDDEN));
        all.addAll(own);
        all.addAll(List.of(NODE_HIGH, NODE_ATTENTION, DROPOUT, POOLING, INSTRUCTION_TOKENS, AUXILIARY_WEIGHT));
        return List.copyOf(all);
    }
}
