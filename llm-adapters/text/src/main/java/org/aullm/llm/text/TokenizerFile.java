package org.aullm.llm.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * What is to be known of a {@code tokenizer.json} beyond turning text into numbers: how a prompt starts, which tokens are
 * special, and the same file with special tokens out of reach of any text.
 *
 * @param settings what is said beside it
 */
record TokenizerFile(Map<String, ?> json, TokenizerSettings settings) {

    /** {@code <|im_start|>} and the like, DeepSeek's, Mistral's, Gemma's, Llama 2's. */
    private static final Pattern MARK =
            Pattern.compile("<[|\uFF5C].*[|\uFF5C]>|\\[/?[A-Z_]+]|<(start|end)_of_turn>|</?s>|<(bos|eos|pad|unk)>");

    /** The special tokens that the file's template puts before a text; if none, the start token that the settings ask for. */
    List<Integer> start() {
        List<Integer> tokens = new ArrayList<>();
        templates(map(json.get("post_processor")), template -> {
            for (Object piece : list(template.get("single"))) {
                Map<String, ?> special = map(map(piece).get("SpecialToken"));
                if (special.isEmpty()) {
                    return;
                }
                Map<String, ?> known = map(map(template.get("special_tokens")).get(String.valueOf(special.get("id"))));
                list(known.get("ids")).forEach(id -> tokens.add(((Number) id).intValue()));
            }
        });
        if (tokens.isEmpty()) {
            settings.start().map(named()::get).ifPresent(start -> tokens.add(start.id()));
        }
        return tokens;
    }

    // A post-processor is a template, or a sequence that may hold one.
    private static void templates(Map<String, ?> processor, Consumer<Map<String, ?>> use) {
        if ("TemplateProcessing".equals(processor.get("type"))) {
            use.accept(processor);
        }
        list(processor.get("processors")).forEach(inner -> templates(map(inner), use));
    }

    /** The numbers of the special tokens. */
    Set<Integer> special() {
        Set<Integer> special = new TreeSet<>();
        for (Object added : list(json.get("added_tokens"))) {
            if (isSpecial(added)) {
                special.add(id(added));
            }
        }
        return special;
    }

    /**
     * The same tokenizer, to which special tokens are no longer words. Those that the vocabulary holds anyway are no longer
     * searched for. The others keep their place in the list, which their number follows from, under a name that no text has.
     */
    Map<String, ?> literal() {
        Map<String, ?> vocabulary = map(map(json.get("model")).get("vocab"));
        List<Object> added = new ArrayList<>();
        for (Object token : list(json.get("added_tokens"))) {
            Object content = map(token).get("content");
            if (!isSpecial(token)) {
                added.add(token);
            } else if (!vocabulary.containsKey(String.valueOf(content))) {
                Map<String, Object> renamed = new LinkedHashMap<>(map(token));
                // U+FFFF is no character: Unicode keeps it out of every text.
                renamed.put("content", "\uFFFF" + content + "\uFFFF");
                added.add(renamed);
            }
        }
        Map<String, Object> literal = new LinkedHashMap<>(json);
        literal.put("added_tokens", added);
        literal.keySet().removeAll(Set.of("post_processor", "truncation", "padding"));
        return literal;
    }

    /** The special tokens by their texts. */
    Map<String, PromptTokenizer.Special> named() {
        Map<String, PromptTokenizer.Special> named = new LinkedHashMap<>();
        for (Object added : list(json.get("added_tokens"))) {
            if (isSpecial(added)) {
                boolean swallows = Boolean.TRUE.equals(map(added).get("rstrip"));
                named.put(String.valueOf(map(added).get("content")), new PromptTokenizer.Special(id(added), swallows));
            }
        }
        return named;
    }

    // Not every file calls the marks of turns special, but a text must not be able to write them.
    private static boolean isSpecial(Object added) {
        return Boolean.TRUE.equals(map(added).get("special"))
                || MARK.matcher(String.valueOf(map(added).get("content"))).matches();
    }

    private static int id(Object added) {
        return map(added).get("id") instanceof Number number ? number.intValue() : -1;
    }

    @SuppressWarnings("unchecked") // keys of a JSON object
    private static Map<String, ?> map(@org.jspecify.annotations.Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, ?>) map : Map.of();
    }

    private static List<?> list(@org.jspecify.annotations.Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }
}
