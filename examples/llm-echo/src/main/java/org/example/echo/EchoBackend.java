package org.example.echo;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aullm.api.ComponentDescription;
import org.aullm.api.ComponentException;
import org.aullm.api.LlmBackend;
import org.aullm.api.LlmSpec;
import org.aullm.api.Mode;
import org.aullm.api.prompt.Prompt;
import org.aullm.api.spi.Build;
import org.aullm.tensor.Ops;
import org.aullm.tensor.TensorComponent;
import org.aullm.tensor.nn.Linear;

/** Reads no words: one linear layer on the mean of a clip's soft tokens. */
final class EchoBackend extends TensorComponent implements LlmBackend {

    private final LlmSpec spec;
    private final Linear head;

    EchoBackend(Build build, LlmSpec spec, int units) {
        super(build);
        this.spec = spec;
        this.head = Linear.of(weights(), "head", spec.tokens().width(), units);
    }

    @Override
    public LlmSpec spec() {
        return spec;
    }

    @Override
    public ComponentDescription description() {
        return new ComponentDescription(
                EchoProvider.ID, Map.of("score-source", spec.scoreSource().key()));
    }

    @Override
    public NDArray infer(Prompt prompt, Mode mode) {
        List<NDArray> tokens = new ArrayList<>();
        for (Prompt.Part part : prompt.parts()) {
            if (part instanceof Prompt.ClipTokens soft) {
                tokens.add(soft.tokens());
            } else if (part instanceof Prompt.ClipText text) {
                throw new ComponentException("slot '%s' holds words, but back end '%s' reads soft tokens only"
                        .formatted(text.slot(), EchoProvider.ID));
            }
        }
        return head.apply(Ops.mean(Ops.concat(1, tokens.toArray(NDArray[]::new)), 1));
    }
}
