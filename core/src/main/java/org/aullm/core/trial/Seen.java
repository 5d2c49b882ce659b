package org.aullm.core.trial;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Optional;
import org.aullm.api.Intervention;
import org.aullm.api.Mode;
import org.aullm.api.VisualFeatures;

/**
 * What the parts before a language model make of a batch that is judged.
 *
 * @param content (batch, tokens, width)
 * @param instruction (batch, tokens, width); empty without a graph
 */
record Seen(VisualFeatures features, NDArray content, Optional<NDArray> instruction) {

    static Seen of(Pipeline pipeline, NDManager step, Batch batch) {
        VisualFeatures features = pipeline.encode(step, batch, Mode.EVAL);
        NDArray content = pipeline.projector().project(features, Mode.EVAL).tokens();
        Optional<NDArray> instruction = pipeline.graph()
                .map(graph -> graph.relate(features, Intervention.NONE, Mode.EVAL)
                        .tokens()
                        .tokens());
        return new Seen(features, content, instruction);
    }
}
