package org.aullm.regularizers;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.aullm.api.ComponentDescription;
import org.aullm.api.Counterfactual;
import org.aullm.api.Look;
import org.aullm.api.Regularizer;
import org.aullm.api.StepEvidence;
import org.aullm.api.StepOutcome;
import org.aullm.api.spi.Build;
import org.aullm.tensor.Ops;
import org.aullm.tensor.TensorComponent;

/**
 * Judgements of one clip stay close when it is judged twice. Behind both {@code consistency} and {@code r-drop}; they differ
 * in what is looked at the second time and in where gradients flow.
 */
final class SecondLook extends TensorComponent implements Regularizer {

    private static final String AGAIN = "again";

    private final ComponentDescription description;
    private final View view;
    private final boolean firstIsFixed;

    /** What is judged the second time. */
    enum View {
        /** The same tokens: only the language model's own dropout differs. */
        MODEL,
        /** The same evidence through encoder, projector and graph once more, with other dropout. */
        WHOLE,
        /** The same clips, moved and mirrored otherwise, through everything once more. */
        AUGMENTED
    }

    /**
     * One of the two.
     *
     * @param firstIsFixed whether the first judgement is a target that carries no gradient
     */
    SecondLook(Build build, String id, View view, boolean firstIsFixed) {
        super(build);
        Map<String, String> facts = Facts.of(build.options());
        this.description = new ComponentDescription(id, facts);
        this.view = view;
        this.firstIsFixed = firstIsFixed;
    }

    @Override
    public ComponentDescription description() {
        return description;
    }

    @Override
    public List<Counterfactual> counterfactuals(StepEvidence evidence) {
        if (view == View.MODEL) {
            return List.of(new Counterfactual(AGAIN, evidence.content(), evidence.instruction()));
        }
        Look look = evidence.look(view == View.WHOLE ? evidence.evidence() : evidence.redrawn());
        return List.of(new Counterfactual(AGAIN, look.content(), look.instruction()));
    }

    @Override
    public NDArray penalty(StepOutcome outcome) {
        NDArray again = Objects.requireNonNull(outcome.counterfactuals().get(AGAIN));
        NDArray first = firstIsFixed ? Ops.stopGradient(outcome.logits()) : outcome.logits();
        return Divergence.of(first, again);
    }
}
