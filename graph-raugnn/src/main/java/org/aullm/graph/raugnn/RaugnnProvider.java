package org.aullm.graph.raugnn;

import java.util.List;
import org.aullm.api.ActionUnit;
import org.aullm.api.ComponentException;
import org.aullm.api.FeatureSpec;
import org.aullm.api.RelationGraph;
import org.aullm.api.TokenSpec;
import org.aullm.api.data.LabelTable;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;
import org.aullm.api.spi.Build;
import org.aullm.api.spi.RelationGraphProvider;

/** Provides the relation graph {@code r-augnn}. */
public final class RaugnnProvider implements RelationGraphProvider {

    static final Option<String> PRIOR = Option.choice(
                    "prior",
                    "which units are related: macro (by macro-expressions), full (all), random (as many as macro), none",
                    Priors.ids())
            .orElse("macro");

    static final Option<Integer> LAYERS = Option.integer("layers", "rounds of messages between related units")
            .atLeast(1)
            .orElse(2);

    static final Option<Integer> HIDDEN =
            Option.integer("hidden", "width of a node").atLeast(1).orElse(64);

    static final Option<Integer> HEADS =
            Option.integer("heads", "attention heads of a layer").atLeast(1).orElse(4);

    static final Option<Boolean> NODE_ATTENTION = Option.flag(
                    "node-attention", "each unit looks at the mid-level map for itself, beside the high-level vector")
            .orElse(true);

    static final Option<Boolean> LEARNED_STRENGTHS = Option.flag(
                    "learned-strengths", "learn how strong each relation is, beside what the clip shows")
            .orElse(true);

    static final Option<Boolean> RELATION_KINDS = Option.flag(
                    "relation-kinds", "weights of their own for self loops, positive and negative relations")
            .orElse(true);

    static final Option<Double> DROPOUT = Option.decimal("dropout", "share of messages' values dropped in training")
            .between(0, 0.95)
            .orElse(0.1);

    static final Option<Integer> INSTRUCTION_TOKENS = Option.integer(
                    "instruction-tokens", "instruction tokens per clip")
            .atLeast(1)
            .orElse(1);

    static final Option<Double> AUXILIARY_WEIGHT = Option.decimal(
                    "auxiliary-weight", "weight of the nodes' own judgement in the training loss; 0 leaves it out")
            .atLeast(0)
            .orElse(0.5);

    @Override
    public String id() {
        return "r-augnn";
    }

    @Override
    public String summary() {
        return "AULLM++'s graph over action units: a sparse prior says who is related, attention learns how strongly.";
    }

    @Override
    public String source() {
        return "AULLM++ (arXiv 2603.08387), abstract; its equations and prior are not public, this form is our proposal";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(
                PRIOR,
                LAYERS,
                HIDDEN,
                HEADS,
                NODE_ATTENTION,
                LEARNED_STRENGTHS,
                RELATION_KINDS,
                DROPOUT,
                INSTRUCTION_TOKENS,
                AUXILIARY_WEIGHT);
    }

    @Override
    public int tokensPerClip(Options options, FeatureSpec features, List<ActionUnit> units) {
        if (units.isEmpty()) {
            throw new ComponentException(
                    "r-augnn: a graph needs at least one action unit as node; name some in 'units'");
        }
        int hidden = options.get(HIDDEN);
        int heads = options.get(HEADS);
        if (hidden % heads != 0) {
            throw new ComponentException("heads: %d heads cannot share a hidden width of %d; write a divisor of %d"
                    .formatted(heads, hidden, hidden));
        }
        return options.get(INSTRUCTION_TOKENS);
    }

    @Override
    public RelationGraph create(Build build, FeatureSpec features, TokenSpec tokens, LabelTable training) {
        tokensPerClip(build.options(), features, training.units());
        Structure structure = new Structure(
                training.units(), Priors.of(build.options().get(PRIOR)).relations(training, build.seed()));
        return new RaugnnGraph(build, features, tokens, structure);
    }
}
