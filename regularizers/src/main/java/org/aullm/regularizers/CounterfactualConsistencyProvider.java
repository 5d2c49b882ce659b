package org.aullm.regularizers;

import java.util.List;
import org.aullm.api.Regularizer;
import org.aullm.api.TrainingSpec;
import org.aullm.api.option.Option;
import org.aullm.api.spi.Build;
import org.aullm.api.spi.RegularizerProvider;

/** Provides the regularizer {@code counterfactual-consistency}. */
public final class CounterfactualConsistencyProvider implements RegularizerProvider {

    static final String ID = "counterfactual-consistency";

    static final Option<String> STRUCTURE = Option.choice(
                    "structure",
                    "what is done to the relations: edges dropped, or those of another clip of the batch",
                    "drop-edges",
                    "swap")
            .orElse("drop-edges");
    static final Option<Double> DROPPED_EDGES = Option.decimal(
                    "dropped-edges", "share of the graph's edges that 'drop-edges' leaves out")
            .between(0, 1)
            .orElse(0.5);
    static final Option<Double> STRUCTURE_WEIGHT = Option.decimal(
                    "structure-weight", "weight of the structure part; 0 leaves it out at no cost")
            .atLeast(0)
            .orElse(1.0);
    static final Option<Double> CONTENT_WEIGHT = Option.decimal(
                    "content-weight", "weight of the content part; 0 leaves it out at no cost")
            .atLeast(0)
            .orElse(1.0);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String summary() {
        return "Judgements stay when relations change (needs a relation graph), and all units fall when nothing moves.";
    }

    @Override
    public String source() {
        return "named by AULLM++ (arXiv 2603.08387); construction and terms are our proposal";
    }

    @Override
    public String details() {
        return """
                The paper names counterfactual consistency; its construction and terms are not public, and these are
                our proposal. With p the judgement on true evidence, p' on altered relations, p0 on a clip in which
                nothing moves, and // for a side without gradient:

                ```text
                structure = mean over clips and units of (KL(//p, p') + KL(p', //p)) / 2
                content   = mean over clips and units of -log(1 - p0)
                loss      = structure-weight structure + content-weight content
                ```

                Structure asks that the judgement stays close when relations lose edges, or are those of another
                clip; without a relation graph, or in a batch of one, it is left out. Content asks that relations
                alone cannot predict. Neither reads labels, so both also use units that a clip's data set does not
                code.
                """;
    }

    @Override
    public List<Option<?>> options() {
        return List.of(STRUCTURE, DROPPED_EDGES, STRUCTURE_WEIGHT, CONTENT_WEIGHT);
    }

    @Override
    public Regularizer create(Build build, TrainingSpec training) {
        return new CounterfactualConsistency(build);
    }
}
