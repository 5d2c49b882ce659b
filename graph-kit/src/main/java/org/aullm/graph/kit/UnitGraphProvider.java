package org.aullm.graph.kit;

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
import org.aullm.tensor.Weights;

/**
 * Provides graphs over units of one kind. A kind says how units exchange messages; priors, nodes, tokens and judgement are
 * the same for all, and so are their options, so that a study compares messages with messages.
 */
public abstract class UnitGraphProvider implements RelationGraphProvider {

    private static final String FRAME =
            """

            What is the same in every graph here: with x the clip's features, u a unit's own vector and V_u its look at
            the mid-level map (attention over places, by content and place)

            ```text
            h_u = u + W x_high + V_u(x_mid)             nodes
            h' = norm(messages(h))
            tokens = norm(M pool(h') + b)               instruction tokens; pool by attention, or the mean
            judgement_u = w_u . h'_u + b_u              for the auxiliary loss
            ```

            This frame is our proposal.
            """;

    /** How units exchange messages, as Markdown: equations, and what differs from the publication. */
    protected abstract String equations();

    /** Options of the messages. */
    protected abstract List<Option<?>> ownOptions();

    /**
     * Builds the messages.
     *
     * @param weights makes their arrays
     */
    protected abstract Messages messages(Build build, Weights weights, Structure structure);

    /** Checks a combination of options; by default all are fine. */
    protected void check(Options options) {}

    /** Refuses heads that cannot share the hidden width evenly. */
    protected static void requireEvenHeads(Options options) {
        int hidden = options.get(GraphOptions.HIDDEN);
        int heads = options.get(GraphOptions.HEADS);
        if (hidden % heads != 0) {
            throw new ComponentException("heads: %d heads cannot share a hidden width of %d; write a divisor of %d"
                    .formatted(heads, hidden, hidden));
        }
    }

    @Override
    public final String details() {
        return equations() + FRAME;
    }

    @Override
    public final List<Option<?>> options() {
        return GraphOptions.with(ownOptions());
    }

    @Override
    public final int tokensPerClip(Options options, FeatureSpec features, List<ActionUnit> units) {
        if (units.isEmpty()) {
            throw new ComponentException(
                    "%s: a graph needs at least one action unit as node; name some in 'units'".formatted(id()));
        }
        if (!options.get(GraphOptions.NODE_HIGH) && !options.get(GraphOptions.NODE_ATTENTION)) {
            throw new ComponentException(
                    "%s: with node-high and node-attention both off, units see nothing; leave one on".formatted(id()));
        }
        if (options.get(GraphOptions.POOLING).equals(GraphOptions.UNITS)
                && options.get(GraphOptions.INSTRUCTION_TOKENS) > 1) {
            throw new ComponentException(
                    "instruction-tokens: pooling 'units' gives one for each unit; leave the number out, or choose "
                            + "another pooling");
        }
        check(options);
        Priors.check(options, units);
        return InstructionTokens.count(options, units.size());
    }

    @Override
    public final RelationGraph create(Build build, FeatureSpec features, TokenSpec tokens, LabelTable training) {
        tokensPerClip(build.options(), features, training.units());
        List<Relation> relations = Priors.relations(build.options(), training, build.seed());
        return new UnitGraph(this, build, features, tokens, new Structure(training.units(), relations));
    }
}
