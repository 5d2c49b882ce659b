package org.aullm.llm.decoder;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.aullm.api.ComponentException;
import org.aullm.tensor.GradMode;
import org.aullm.tensor.StepScope;

/** Writes text with a model, one word after the other; keys and values of what was read are kept. */
final class Generator {

    private final LoadedModel model;

    Generator(LoadedModel model) {
        this.model = model;
    }

    /** As {@link #generate(String, int, Sampling)}, always with the likeliest word. */
    String generate(String prompt, int maxTokens) {
        return generate(prompt, maxTokens, Sampling.GREEDY);
    }

    /**
     * Goes on with a text.
     *
     * @param prompt taken literally, after the model's start token
     * @param maxTokens the most tokens to add; fewer if the model ends the text or its positions run out
     * @return the prompt and what follows it
     */
    String generate(String prompt, int maxTokens, Sampling sampling) {
        List<Integer> tokens = new ArrayList<>(model.tokenizer().start());
        tokens.addAll(model.tokenizer().encode(prompt));
        return model.tokenizer().decode(goOn(tokens, maxTokens, sampling));
    }

    /** As {@link #generate(String, int, Sampling)}, in tokens. */
    List<Integer> goOn(List<Integer> start, int maxTokens, Sampling sampling) {
        int before = model.positionsBefore();
        int positions = model.architecture().positions() - before;
        if (start.isEmpty() || start.size() > positions) {
            throw new ComponentException("a text to go on from has 1 to %d tokens with this model, this one has %d"
                    .formatted(positions, start.size()));
        }
        List<Integer> tokens = new ArrayList<>(start);
        try (GradMode off = GradMode.off();
                StepScope whole = StepScope.open(model.home())) {
            tokens.addAll(write(model.words().once(start, whole.manager()), maxTokens, sampling));
        }
        return tokens;
    }

    /**
     * Goes on after some rows, without gradients, in the scope of the caller.
     *
     * @param rows what the first layer takes, (positions, hidden)
     * @return the words that follow
     */
    List<Integer> write(NDArray rows, int maxTokens, Sampling sampling) {
        int before = model.positionsBefore();
        int length = (int) rows.getShape().get(0);
        int positions = model.architecture().positions() - before;
        // Where positions turn differently in longer texts, what was read of a shorter one would no longer do.
        int steady = Math.min(positions, model.architecture().steady(before + length) - before);
        long end = Math.min(steady - length, maxTokens);
        SplittableRandom random = sampling.random();
        VocabularyHead head = model.vocabularyHead();
        List<Integer> written = new ArrayList<>();
        NDArray unread = rows;
        List<KeysValues> past = model.before();
        while (written.size() < end) {
            Decoder.Remembered read = model.decoder().readAndRemember(unread, past);
            past = read.positions();
            int next = sampling.choose(head.scores(read.state()), random);
            if (model.stops().contains(next)) {
                break;
            }
            written.add(next);
            unread = model.words().once(List.of(next), rows.getManager());
        }
        return written;
    }
}
