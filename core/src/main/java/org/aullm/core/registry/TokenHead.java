package org.aullm.core.registry;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.aullm.api.ComponentDescription;
import org.aullm.api.LlmBackend;
import org.aullm.api.LlmSpec;
import org.aullm.api.Mode;
import org.aullm.api.prompt.Prompt;
import org.aullm.api.prompt.PromptTemplate;
import org.aullm.api.spi.Build;
import org.aullm.tensor.Ops;
import org.aullm.tensor.TensorComponent;
import org.aullm.tensor.nn.Linear;

/**
 * A linear head on the mean of a clip's soft tokens; or, read by nodes, for each unit a linear function of its own
 * instruction token and nothing else.
 */
final class TokenHead extends TensorComponent implements LlmBackend {

    private final LlmSpec spec;
    private final boolean byNodes;
    private final UnaryOperator<NDArray> head;

    TokenHead(Build build, LlmSpec spec, int units, boolean byNodes) {
        super(build);
        this.spec = spec;
        this.byNodes = byNodes;
        this.head = byNodes ? ofNodes(units) : ofMean(units);
    }

    private UnaryOperator<NDArray> ofMean(int units) {
        Linear linear = Linear.of(weights(), "head", spec.tokens().width(), units);
        return tokens -> linear.apply(Ops.mean(tokens, 1));
    }

    private UnaryOperator<NDArray> ofNodes(int units) {
        int width = spec.tokens().width();
        NDArray weight = weights().uniform("head.weight", 1 / Math.sqrt(width), units, width);
        NDArray bias = weights().constant("head.bias", 0, units);
        return tokens -> tokens.mul(weight).sum(new int[] {2}).add(bias);
    }

    @Override
    public LlmSpec spec() {
        return spec;
    }

    @Override
    public NDArray infer(Prompt prompt, Mode mode) {
        NDArray[] tokens = prompt.parts().stream()
                .filter(Prompt.ClipTokens.class::isInstance)
                .map(Prompt.ClipTokens.class::cast)
                .filter(part -> !byNodes || part.slot().equals(PromptTemplate.RELATIONS))
                .map(Prompt.ClipTokens::tokens)
                .toArray(NDArray[]::new);
        return head.apply(Ops.concat(1, tokens));
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
