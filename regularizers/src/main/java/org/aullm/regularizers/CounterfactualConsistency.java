package org.aullm.regularizers;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.aullm.api.ComponentDescription;
import org.aullm.api.Counterfactual;
import org.aullm.api.Intervention;
import org.aullm.api.Regularizer;
import org.aullm.api.SoftTokens;
import org.aullm.api.StepEvidence;
import org.aullm.api.StepOutcome;
import org.aullm.api.option.Options;
import org.aullm.api.spi.Build;
import org.aullm.tensor.Ops;
import org.aullm.tensor.Shapes;
import org.aullm.tensor.TensorComponent;

/**
 * Two questions about what would be if things were otherwise.
 *
 * <p><b>Structure</b>: the same clip, but with relations that lost edges, or with those of another clip. The judgement
 * must stay close: the mean of both directions of the Kullback-Leibler divergence, over all clips and units. The true
 * side carries no gradient, so that the judgement on true evidence is not drawn towards the altered one. Without a
 * relation graph, or where a batch of one clip has no other, there is nothing to vary and this part is left out.
 *
 * <p><b>Content</b>: a clip in which nothing moves, with the true relations. All units must be judged absent, by binary
 * cross entropy, so that relations alone cannot predict.
 *
 * <p>Neither part reads labels, so both also use units that a clip's data set does not code. The paper
 * names counterfactual consistency; its construction and terms are not known to us, and these are our proposal.
 */
final class CounterfactualConsistency extends TensorComponent implements Regularizer {

    static final String STRUCTURE = "structure";
    static final String CONTENT = "content";

    private final boolean swap;
    private final double droppedEdges;
    private final double structureWeight;
    private final double contentWeight;
    private final ComponentDescription description;

    CounterfactualConsistency(Build build) {
        super(build);
        Options options = build.options();
        this.swap = options.get(CounterfactualConsistencyProvider.STRUCTURE).equals("swap");
        this.droppedEdges = options.get(CounterfactualConsistencyProvider.DROPPED_EDGES);
        this.structureWeight = options.get(CounterfactualConsistencyProvider.STRUCTURE_WEIGHT);
        this.contentWeight = options.get(CounterfactualConsistencyProvider.CONTENT_WEIGHT);
        Map<String, String> facts = Facts.of(options);
        facts.put("structure-needs", "a relation graph; without one only the content part is active");
        this.description = new ComponentDescription(CounterfactualConsistencyProvider.ID, facts);
    }

    @Override
    public ComponentDescription description() {
        return description;
    }

    @Override
    public List<Counterfactual> counterfactuals(StepEvidence evidence) {
        List<Counterfactual> altered = new ArrayList<>();
        if (structureWeight > 0) {
            otherInstruction(evidence)
                    .ifPresent(other ->
                            altered.add(new Counterfactual(STRUCTURE, evidence.content(), Optional.of(other))));
        }
        if (contentWeight > 0) {
            altered.add(new Counterfactual(CONTENT, evidence.stillContent(), evidence.instruction()));
        }
        return altered;
    }

    @Override
    public NDArray penalty(StepOutcome outcome) {
        NDArray logits = outcome.logits();
        NDArray penalty = Ops.scale(logits.sum(), 0); // a scalar of the right kind for a step with nothing to ask
        NDArray structure = outcome.counterfactuals().get(STRUCTURE);
        if (structure != null) {
            Shapes.require("judgement on altered structure", structure, logits.getShape());
            penalty = penalty.add(Ops.scale(Divergence.of(Ops.stopGradient(logits), structure), structureWeight));
        }
        NDArray content = outcome.counterfactuals().get(CONTENT);
        if (content != null) {
            penalty = penalty.add(Ops.scale(Ops.mean(Ops.softplus(content)), contentWeight));
        }
        return penalty;
    }

    private Optional<SoftTokens> otherInstruction(StepEvidence evidence) {
        if (!swap) {
            return evidence.instructionUnder(new Intervention(droppedEdges, evidence.seed()));
        }
        int batch = evidence.batch();
        return evidence.instruction().filter(tokens -> batch > 1).map(tokens -> {
            // A cyclic shift gives every clip another one's, and each is used once.
            int shift = 1 + new SplittableRandom(evidence.seed()).nextInt(batch - 1);
            return new SoftTokens(Rows.turned(tokens.tokens(), shift));
        });
    }
}
