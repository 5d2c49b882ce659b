package org.aullm.llm.decoder;

import java.util.List;
import org.aullm.llm.text.PromptTokenizer;

/**
 * How a family of models marks turns. A piece is a special token where the tokenizer has one of that name, else text. No
 * system turn is added, also where a family's own template would add one by default: the prompt has a role line of its own.
 *
 * @param key the name in a study file
 * @param before what opens the user's turn
 * @param after what closes it and opens the model's
 * @param marks the tokens by which a tokenizer shows that its model was trained with this form; none if nothing shows it
 */
record ChatForm(String key, List<String> before, List<String> after, List<String> marks) {

    static final String NONE = "none";
    static final String AUTO = "auto";

    /**
     * In the order in which a tokenizer is asked: DeepSeek's distilled models still have the tokens of their bases, Phi-4 has
     * those of ChatML, Phi-4-mini those of Phi-3, and Mistral's newer tokenizer those of its older ones.
     */
    static final List<ChatForm> ALL = List.of(
            new ChatForm(
                    "deepseek",
                    List.of("<\uFF5CUser\uFF5C>"),
                    List.of("<\uFF5CAssistant\uFF5C>"),
                    List.of("<\uFF5CUser\uFF5C>", "<\uFF5CAssistant\uFF5C>")),
            new ChatForm(
                    "phi4",
                    List.of("<|im_start|>", "user", "<|im_sep|>"),
                    List.of("<|im_end|>", "<|im_start|>", "assistant", "<|im_sep|>"),
                    List.of("<|im_start|>", "<|im_sep|>", "<|im_end|>")),
            new ChatForm(
                    "chatml",
                    List.of("<|im_start|>", "user\n"),
                    List.of("<|im_end|>", "\n", "<|im_start|>", "assistant\n"),
                    List.of("<|im_start|>", "<|im_end|>")),
            new ChatForm(
                    "llama3",
                    List.of("<|start_header_id|>", "user", "<|end_header_id|>", "\n\n"),
                    List.of("<|eot_id|>", "<|start_header_id|>", "assistant", "<|end_header_id|>", "\n\n"),
                    List.of("<|start_header_id|>", "<|end_header_id|>", "<|eot_id|>")),
            new ChatForm(
                    "gemma",
                    List.of("<start_of_turn>", "user\n"),
                    List.of("<end_of_turn>", "\n", "<start_of_turn>", "model\n"),
                    List.of("<start_of_turn>", "<end_of_turn>")),
            new ChatForm(
                    "phi4-mini",
                    List.of("<|user|>"),
                    List.of("<|end|>", "<|assistant|>"),
                    List.of("<|user|>", "<|end|>", "<|assistant|>", "<|/tool|>")),
            new ChatForm(
                    "phi3",
                    List.of("<|user|>", "\n"),
                    List.of("<|end|>", "\n", "<|assistant|>", "\n"),
                    List.of("<|user|>", "<|end|>", "<|assistant|>")),
            new ChatForm(
                    "mistral-tekken",
                    List.of("[INST]"),
                    List.of("[/INST]"),
                    List.of("[INST]", "[/INST]", "<SPECIAL_999>")),
            new ChatForm("mistral", List.of("[INST]", " "), List.of("[/INST]"), List.of("[INST]", "[/INST]")),
            new ChatForm("llama2", List.of("[INST] "), List.of(" [/INST]"), List.of()),
            new ChatForm("zephyr", List.of("<|user|>\n"), List.of("</s>", "\n<|assistant|>\n"), List.of()));

    /** Whether the tokenizer has its marks and its chat template, if there is one, the marks that end a user's turn. */
    boolean shownBy(PromptTokenizer tokenizer) {
        return !marks.isEmpty()
                && marks.stream().allMatch(mark -> tokenizer.special(mark).isPresent())
                && tokenizer.chatTemplate().stream()
                        .allMatch(template ->
                                after.stream().filter(marks::contains).allMatch(template::contains));
    }

    static String[] keys() {
        return java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(NONE, AUTO), ALL.stream().map(ChatForm::key))
                .toArray(String[]::new);
    }
}
