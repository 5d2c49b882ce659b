package org.aullm.llm.decoder;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aullm.api.ComponentException;
import org.aullm.api.prompt.Prompt;
import org.aullm.llm.text.PromptTokenizer;
import org.aullm.tensor.Shapes;

/** Turns prompts into tokens, each text once. */
final class PromptReader {

    private final PromptTokenizer tokenizer;
    private final Chat chat;
    private final int hidden;
    private final Map<String, List<Integer>> known = new HashMap<>();

    PromptReader(PromptTokenizer tokenizer, Chat chat, int hidden) {
        this.chat = chat;
        this.tokenizer = tokenizer;
        this.hidden = hidden;
    }

    PromptTokens read(Prompt prompt) {
        List<Integer> prefix = new ArrayList<>(tokenizer.start());
        prefix.addAll(chat.opening());
        List<PromptTokens.Stretch> suffix = new ArrayList<>();
        for (Prompt.Part part : chat.framed(prompt.parts())) {
            if (part instanceof Prompt.FixedText fixed) {
                List<Integer> words = known.computeIfAbsent(fixed.text(), tokenizer::encode);
                if (suffix.isEmpty()) {
                    prefix.addAll(words);
                } else {
                    suffix.add(new PromptTokens.Words(words));
                }
            } else if (part instanceof Prompt.ClipTokens soft) {
                Shapes.require("soft tokens '" + soft.slot() + "'", soft.tokens(), -1, -1, hidden);
                suffix.add(new PromptTokens.Soft(soft.tokens()));
            } else if (part instanceof Prompt.ClipText text) {
                throw new ComponentException(
                        ("slot '%s' holds words about each clip, but back end 'decoder' takes words only"
                                        + " where they are the same for every clip. Fill the slot with soft tokens.")
                                .formatted(text.slot()));
            }
        }
        if (!chat.closing().isEmpty()) {
            suffix.add(new PromptTokens.Words(chat.closing()));
        }
        PromptTokens tokens = new PromptTokens(prefix, suffix);
        int batch = tokens.batch();
        suffix.forEach(stretch -> {
            if (stretch instanceof PromptTokens.Soft soft) {
                Shapes.require("soft tokens", soft.tokens(), batch, -1, hidden);
            }
        });
        return tokens;
    }
}
