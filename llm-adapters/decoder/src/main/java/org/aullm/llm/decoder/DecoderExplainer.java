package org.aullm.llm.decoder;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.aullm.api.Explainer;
import org.aullm.api.PlainText;
import org.aullm.api.prompt.Prompt;
import org.aullm.llm.text.Questions;
import org.aullm.tensor.GradMode;
import org.aullm.tensor.Ops;
import org.aullm.tensor.StepScope;

/**
 * Words by the model as it is tuned, after the very rows that were judged.
 *
 * @param turn what stands around a prompt
 * @param rows makes rows of prompts
 */
record DecoderExplainer(LoadedModel model, Chat turn, PromptRows rows) implements Explainer {

    @Override
    public List<String> explain(Prompt prompt, String request, int maxTokens) {
        return write(prompt, request, maxTokens).stream()
                .map(words -> PlainText.escaped(model.tokenizer().decode(words)))
                .toList();
    }

    /** As {@link #explain}, in tokens. */
    List<List<Integer>> write(Prompt prompt, String request, int maxTokens) {
        List<Integer> asked = new ArrayList<>(model.tokenizer().encode(request + turn.tail()));
        asked.addAll(turn.closing());
        Generator generator = new Generator(model);
        List<List<Integer>> texts = new ArrayList<>();
        try (GradMode off = GradMode.off();
                StepScope whole = StepScope.open(model.home())) {
            PromptTokens tokens = new PromptReader(
                            model.tokenizer(), turn.open(), model.architecture().hidden())
                    .read(prompt);
            PromptLength length = tokens.length().plus(asked.size() + model.positionsBefore() + 1);
            length.requireWithin(model.architecture(), "the model that is to explain");
            NDArray suffixes = rows.suffixes(tokens, new Questions(List.of(asked)));
            for (int clip = 0; clip < tokens.batch(); clip++) {
                try (StepScope one = StepScope.open(whole.manager())) {
                    NDArray own = rows.shared(tokens, Ops.slice(suffixes, 0, clip, clip + 1));
                    texts.add(generator.write(own, maxTokens, Sampling.GREEDY));
                }
            }
        }
        return texts;
    }
}
