package org.aullm.core.registry;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import org.aullm.api.ComponentDescription;
import org.aullm.api.LlmBackend;
import org.aullm.api.LlmSpec;
import org.aullm.api.Mode;
import org.aullm.api.prompt.Prompt;
import org.aullm.api.spi.Build;
import org.aullm.tensor.Ops;
import org.aullm.tensor.TensorComponent;
import org.aullm.tensor.nn.Linear;

/** A linear head on the mean of a clip's soft tokens. */
final class TokenHead extends TensorComponent implements LlmBackend {

    private final LlmSpec spec;
    private final Linear head;

    TokenHead(Build build, LlmSpec spec, int units) {
        super(build);
        this.spec = spec;
        this.head = Linear.of(weights(), "head", spec.tokens().width(), units);
    }

    @Override
    public LlmSpec spec() {
        return spec;
    }

    @Override
    public NDArray infer(Prompt prompt, Mode mode) {
        NDArray[] tokens = prompt.parts().stream()
                .filter(Prompt.ClipTokens.class::isInstance)
                .map(part -> ((Prompt.ClipTokens) part).tokens())
                .toArray(NDArray[]::new);
        return head.apply(Ops.mean(Ops.concat(1, tokens), 1));
    }

    @Override
    public ComponentDescription description() {
        return new ComponentDescription(
                "none",
                Map.of(
                        "score-source",
                        spec.scoreSource().key(),
                        "parameters",
                        Long.toString(parameters().trainedSize())));
    }
}
