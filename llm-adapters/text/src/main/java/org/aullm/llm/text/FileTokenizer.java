package org.aullm.llm.text;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aullm.api.ComponentException;

/** A checkpoint's {@code tokenizer.json}, and what is said beside it. */
public final class FileTokenizer implements PromptTokenizer {

    private final List<Integer> start;
    private final Set<Integer> special;
    private final Map<String, Special> named;
    private final Optional<String> chatTemplate;
    private final HuggingFaceTokenizer tokenizer;

    private FileTokenizer(TokenizerFile file, HuggingFaceTokenizer tokenizer) {
        this.start = List.copyOf(file.start());
        this.special = Set.copyOf(file.special());
        this.named = Map.copyOf(file.named());
        this.chatTemplate = file.settings().chatTemplate();
        this.tokenizer = tokenizer;
    }

    /** Opens one; the caller closes it. */
    public static FileTokenizer open(Path path) {
        // The library reports its use to a cloud address unless told not to; a tokenizer may be the first to start.
        if (System.getProperty("ai.djl.offline") == null) {
            System.setProperty("ai.djl.offline", "true");
        }
        TokenizerFile file = new TokenizerFile(JsonFiles.read(path), TokenizerSettings.beside(path));
        byte[] literal = JsonFiles.write(file.literal());
        try {
            HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.newInstance(
                    new ByteArrayInputStream(literal),
                    Map.of("addSpecialTokens", "false", "truncation", "false", "padding", "false"));
            return new FileTokenizer(file, tokenizer);
        } catch (IOException | RuntimeException e) {
            throw new ComponentException("%s cannot be used as a tokenizer: %s".formatted(path, e.getMessage()), e);
        }
    }

    @Override
    public List<Integer> start() {
        return start;
    }

    @Override
    public Optional<Special> special(String content) {
        return Optional.ofNullable(named.get(content));
    }

    @Override
    public Optional<String> chatTemplate() {
        return chatTemplate;
    }

    @Override
    public List<Integer> encode(String text) {
        return Arrays.stream(tokenizer.encode(text, false, false).getIds())
                .mapToObj(Math::toIntExact)
                .toList();
    }

    @Override
    public String decode(List<Integer> tokens) {
        long[] words = tokens.stream()
                .filter(token -> !special.contains(token))
                .mapToLong(Integer::longValue)
                .toArray();
        return tokenizer.decode(words, false);
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
