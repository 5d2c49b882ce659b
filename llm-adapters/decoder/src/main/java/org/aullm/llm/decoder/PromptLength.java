package org.aullm.llm.decoder;

import java.util.ArrayList;
import java.util.List;
import org.aullm.api.ComponentException;
import org.aullm.api.prompt.Prompt;
import org.aullm.api.prompt.PromptSpec;
import org.aullm.llm.text.PromptTokenizer;

/**
 * How many positions a trial's prompt takes.
 *
 * @param prefix fixed tokens before the first soft token, computed once per batch
 * @param words fixed tokens after it, computed for each clip
 * @param soft soft tokens of each clip
 */
record PromptLength(int prefix, int words, int soft) {

    static PromptLength of(PromptSpec prompt, Chat chat, PromptTokenizer tokenizer) {
        int prefix = tokenizer.start().size() + chat.opening().size();
        int words = chat.closing().size();
        boolean before = true;
        List<Prompt.Part> parts = new ArrayList<>();
        for (String piece :
                prompt.template().outline(prompt.units(), prompt.softTokens().keySet())) {
            // A slot is where its text for each clip would be; how long that is, the spec says.
            parts.add(isSlot(piece, prompt) ? new Prompt.ClipText(piece, List.of()) : new Prompt.FixedText(piece));
        }
        for (Prompt.Part part : chat.framed(parts)) {
            if (!(part instanceof Prompt.FixedText fixed)) {
                before = false;
            } else if (before) {
                prefix += tokenizer.encode(fixed.text()).size();
            } else {
                words += tokenizer.encode(fixed.text()).size();
            }
        }
        return new PromptLength(prefix, words, prompt.softTokensPerClip());
    }

    private static boolean isSlot(String piece, PromptSpec prompt) {
        return piece.startsWith("{")
                && piece.endsWith("}")
                && prompt.softTokens().containsKey(piece.substring(1, piece.length() - 1));
    }

    /** With further fixed tokens for each clip. */
    PromptLength plus(int further) {
        return new PromptLength(prefix, words + further, soft);
    }

    int total() {
        return prefix + words + soft;
    }

    /** Refuses a prompt that the model cannot read. */
    void requireWithin(Architecture architecture, String model) {
        if (total() > architecture.positions()) {
            throw new ComponentException(
                    ("the prompt takes %d tokens (%d of fixed text, %d soft), but '%s' reads at most %d."
                                    + " Shorten the template, judge fewer units, or choose a model with more positions.")
                            .formatted(total(), prefix + words, soft, model, architecture.positions()));
        }
    }
}
