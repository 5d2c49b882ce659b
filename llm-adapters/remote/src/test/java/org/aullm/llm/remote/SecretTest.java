package org.aullm.llm.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {

    private static final String KEY = "sk-a/b+c=\"d\\e$1";

    @TempDir
    Path folder;

    private Secret secret() throws IOException {
        return Secret.of("file:" + Files.writeString(folder.resolve("key"), KEY + "\n"))
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                KEY,
                "sk-a/b+c=\\\"d\\\\e$1",
                "sk-a\\/b+c=\\\"d\\\\e$1",
                "sk-a/b\\u002bc\\u003D\\u0022d\\u005Ce$1",
                "sk-a%2Fb%2bc%3D%22d%5Ce%241"
            })
    void is_blotted_out_in_every_form(String form) throws IOException {
        assertThat(secret().blotted("<" + form + "> and <" + form + ">")).isEqualTo("<[key]> and <[key]>");
    }

    @Test
    void nothing_else_is() throws IOException {
        assertThat(secret().blotted("sk-a/b+c")).isEqualTo("sk-a/b+c");
    }

    @Test
    void shows_its_place_only() throws IOException {
        assertThat(secret()).hasToString("file:" + folder.resolve("key"));
    }
}
