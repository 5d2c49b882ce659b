package org.aullm.graph.raugnn;

import java.util.List;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;
import org.aullm.api.spi.Build;
import org.aullm.graph.kit.GraphOptions;
import org.aullm.graph.kit.Messages;
import org.aullm.graph.kit.Structure;
import org.aullm.graph.kit.UnitGraphProvider;
import org.aullm.tensor.Weights;

/**
 * Provides the relation graph {@code r-augnn}. Its parts can each be left out: the prior ({@code prior: full}), kinds of
 * relation, learned strengths, each unit's own look at the clip ({@code node-attention}), attention pooling
 * ({@code pooling: mean}), the auxiliary judgement ({@code auxiliary-weight: 0}).
 */
public final class RaugnnProvider extends UnitGraphProvider {

    static final Option<Boolean> LEARNED_STRENGTHS = Option.flag(
                    "learned-strengths", "learn how strong each relation is, beside what the clip shows")
            .orElse(true);

    static final Option<Boolean> RELATION_KINDS = Option.flag(
                    "relation-kinds", "weights of their own for self loops, positive and negative relations")
            .orElse(true);

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
    protected String equations() {
        return """
                The paper names the parts, its equations are not public: this is our proposal. A round of messages
                is attention over related units, with a value matrix for each kind of relation K (self, positive,
                negative). With x = norm(h), d the width of a head and s the strengths that are learned for edges:

                ```text
                a = softmax over related units and itself of (Q x (K x)^T / sqrt(d) + s)
                h' = h + dropout(gelu(sum over k in K of (a * mask_k) V_k x))
                ```

                All kinds share one softmax, so that a unit weighs its friends against its foes and itself (as ARGAT
                in Busbridge et al., 2019).
                """;
    }

    @Override
    protected List<Option<?>> ownOptions() {
        return List.of(GraphOptions.HEADS, LEARNED_STRENGTHS, RELATION_KINDS);
    }

    @Override
    protected void check(Options options) {
        requireEvenHeads(options);
    }

    @Override
    protected Messages messages(Build build, Weights weights, Structure structure) {
        return new RelationMessages(build, weights, structure);
    }
}
