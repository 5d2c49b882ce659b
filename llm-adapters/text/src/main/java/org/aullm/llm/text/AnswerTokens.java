package org.aullm.llm.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.aullm.api.ComponentException;

/**
 * The tokens that say yes and those that say no: usual ways of writing either that are one token for a tokenizer. Where
 * there are none, the first tokens of the usual ways. A token that could begin both is left out.
 *
 * @param yes tokens and the texts they stand for
 * @param no likewise
 */
public record AnswerTokens(Map<Integer, String> yes, Map<Integer, String> no) {

    private static final List<String> YES = List.of(" yes", "yes", " Yes", "Yes", " YES", "YES");
    private static final List<String> NO = List.of(" no", "no", " No", "No", " NO", "NO");

    /** Those of a tokenizer. */
    public static AnswerTokens of(PromptTokenizer tokenizer) {
        Map<Integer, String> yes = whole(YES, tokenizer);
        Map<Integer, String> no = whole(NO, tokenizer);
        if (yes.isEmpty() || no.isEmpty()) {
            yes = first(YES, tokenizer);
            no = first(NO, tokenizer);
            List<Integer> both = yes.keySet().stream().filter(no::containsKey).toList();
            yes.keySet().removeAll(both);
            no.keySet().removeAll(both);
        }
        if (yes.isEmpty() || no.isEmpty()) {
            throw new ComponentException("read-out: the tokenizer has no tokens that tell yes from no,"
                    + " so 'answer-tokens' cannot be read. Use read-out hidden-state.");
        }
        return new AnswerTokens(yes, no);
    }

    private static Map<Integer, String> whole(List<String> texts, PromptTokenizer tokenizer) {
        Map<Integer, String> tokens = new LinkedHashMap<>();
        for (String text : texts) {
            List<Integer> encoded = tokenizer.encode(text);
            if (encoded.size() == 1) {
                tokens.putIfAbsent(encoded.get(0), text);
            }
        }
        return tokens;
    }

    private static Map<Integer, String> first(List<String> texts, PromptTokenizer tokenizer) {
        Map<Integer, String> tokens = new LinkedHashMap<>();
        for (String text : texts) {
            List<Integer> encoded = tokenizer.encode(text);
            if (!encoded.isEmpty()) {
                tokens.putIfAbsent(encoded.get(0), text + (encoded.size() == 1 ? "" : "..."));
            }
        }
        return tokens;
    }

    /** Those for yes, then those for no. */
    public List<Integer> all() {
        return java.util.stream.Stream.concat(yes.keySet().stream(), no.keySet().stream())
                .toList();
    }

    @Override
    public String toString() {
        return "yes: %s; no: %s".formatted(text(yes), text(no));
    }

    private static String text(Map<Integer, String> tokens) {
        return tokens.entrySet().stream()
                .map(entry -> "'%s' (%d)".formatted(entry.getValue(), entry.getKey()))
                .collect(Collectors.joining(", "));
    }
}
