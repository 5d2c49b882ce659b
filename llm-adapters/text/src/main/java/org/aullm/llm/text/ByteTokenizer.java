package org.aullm.llm.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One token per byte of UTF-8, and a start token: needs no file, loses nothing. */
public final class ByteTokenizer implements PromptTokenizer {

    private static final int START = 256;

    @Override
    public List<Integer> start() {
        return List.of(START);
    }

    @Override
    public List<Integer> encode(String text) {
        List<Integer> tokens = new ArrayList<>();
        for (byte unit : text.getBytes(StandardCharsets.UTF_8)) {
            tokens.add(Byte.toUnsignedInt(unit));
        }
        return tokens;
    }

    @Override
    public String decode(List<Integer> tokens) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        tokens.stream().filter(token -> token < START).forEach(bytes::write);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {}
}
