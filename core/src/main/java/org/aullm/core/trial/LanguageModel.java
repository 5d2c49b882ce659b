package org.aullm.core.trial;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aullm.api.LlmBackend;
import org.aullm.api.Mode;
import org.aullm.api.prompt.Prompt;
import org.aullm.api.prompt.PromptSpec;
import org.aullm.api.prompt.PromptTemplate;
import org.aullm.core.explain.Evidence;
import org.aullm.core.explain.Faithfulness;

/**
 * A trial's language model, asked by its prompt.
 *
 * @param standIn the head that is trained in its place, if one is
 */
record LanguageModel(LlmBackend llm, Optional<LlmBackend> standIn, PromptSpec prompt) {

    /**
     * Asks about soft tokens: while training the head that stands in, if there is one, otherwise the language model.
     * Returns (batch, units) logits.
     */
    NDArray infer(NDArray content, Optional<NDArray> instruction, Mode mode) {
        LlmBackend asked = mode == Mode.TRAIN ? standIn.orElse(llm) : llm;
        return asked.infer(filled(content, instruction), mode);
    }

    /** Asks the head that was trained in the language model's place. Returns (batch, units) logits. */
    NDArray inferByStandIn(NDArray content, Optional<NDArray> instruction) {
        return standIn.orElseThrow().infer(filled(content, instruction), Mode.EVAL);
    }

    /** Asks about clips in words, one text for each. Returns (batch, units) logits. */
    NDArray infer(List<String> texts) {
        Map<String, Prompt.Part> slots =
                Map.of(PromptTemplate.CONTENT, new Prompt.ClipText(PromptTemplate.CONTENT, texts));
        return llm.infer(prompt.template().fill(prompt.units(), slots), Mode.EVAL);
    }

    /** Whether it can put its reasons into words. */
    boolean explainsItself() {
        return llm.explainer().isPresent();
    }

    /** Asks for its reasons, one text for each clip. */
    List<String> reasons(NDArray content, Optional<NDArray> instruction, String request, int maxTokens) {
        return llm.explainer().orElseThrow().explain(filled(content, instruction), request, maxTokens);
    }

    /**
     * How far judgements hang on what texts name, one for each clip.
     *
     * @param removable what can be taken away
     */
    List<Faithfulness> faithfulness(
            NDArray content, Optional<NDArray> instruction, List<Evidence> removable, List<String> texts) {
        return Faithfulness.of(llm, filled(content, instruction), removable, texts);
    }

    private Prompt filled(NDArray content, Optional<NDArray> instruction) {
        Map<String, Prompt.Part> slots = new LinkedHashMap<>();
        slots.put(PromptTemplate.CONTENT, new Prompt.ClipTokens(PromptTemplate.CONTENT, content));
        instruction.ifPresent(
                tokens -> slots.put(PromptTemplate.RELATIONS, new Prompt.ClipTokens(PromptTemplate.RELATIONS, tokens)));
        return prompt.template().fill(prompt.units(), slots);
    }
}
