package org.aullm.testkit.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a back end needs on this side of a server: a tokenizer of bytes that also knows yes and no, and word embeddings, of
 * which number i of row r is r + i / 100.
 *
 * @since 0.1.0
 */
public final class SmallCheckpoint {

    /** Numbers in a row of the embeddings. */
    public static final int WIDTH = 8;
    /** The token that every prompt begins with. */
    public static final int START = 1;
    /** The token {@code yes}. */
    public static final int YES = 265;
    /** The token {@code no}. */
    public static final int NO = 266;

    private static final int ROWS = 267;

    private SmallCheckpoint() {}

    /** A number of a token's embedding. */
    public static float value(int token, int place) {
        return token + place / 100f;
    }

    /** The token of an ASCII letter without merges. */
    public static int letter(char letter) {
        return 2 + letter;
    }

    /** Writes {@code tokenizer.json} and {@code model.safetensors}. */
    public static Path write(Path folder) throws IOException {
        JsonMapper.shared().writeValue(folder.resolve("tokenizer.json").toFile(), tokenizer());
        byte[] header = JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "model.embed_tokens.weight",
                        Map.of(
                                "dtype",
                                "F32",
                                "shape",
                                List.of(ROWS, WIDTH),
                                "data_offsets",
                                List.of(0, 4 * ROWS * WIDTH))))
                .getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes =
                ByteBuffer.allocate(8 + header.length + 4 * ROWS * WIDTH).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(header.length).put(header);
        for (int i = 0; i < ROWS * WIDTH; i++) {
            bytes.putFloat(value(i / WIDTH, i % WIDTH));
        }
        Files.write(folder.resolve("model.safetensors"), bytes.array());
        return folder;
    }

    private static Map<String, Object> tokenizer() {
        Map<String, Object> vocabulary = new LinkedHashMap<>();
        vocabulary.put("<unk>", 0);
        vocabulary.put("<s>", START);
        for (int unit = 0; unit < 256; unit++) {
            vocabulary.put("<0x%02X>".formatted(unit), 2 + unit);
        }
        for (String word : List.of("y", "e", "s", "n", "o", "ye", "unused", "yes", "no")) {
            vocabulary.put(word, vocabulary.size());
        }
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("type", "BPE");
        model.put("unk_token", "<unk>");
        model.put("fuse_unk", true);
        model.put("byte_fallback", true);
        model.put("vocab", vocabulary);
        model.put("merges", List.of("y e", "ye s", "n o"));
        Map<String, Object> template = new LinkedHashMap<>();
        template.put("type", "TemplateProcessing");
        template.put(
                "single",
                List.of(
                        Map.of("SpecialToken", Map.of("id", "<s>", "type_id", 0)),
                        Map.of("Sequence", Map.of("id", "A", "type_id", 0))));
        template.put("pair", List.of(Map.of("Sequence", Map.of("id", "A", "type_id", 0))));
        template.put(
                "special_tokens", Map.of("<s>", Map.of("id", "<s>", "ids", List.of(START), "tokens", List.of("<s>"))));
        return Map.of("version", "1.0", "added_tokens", List.of(), "post_processor", template, "model", model);
    }
}
