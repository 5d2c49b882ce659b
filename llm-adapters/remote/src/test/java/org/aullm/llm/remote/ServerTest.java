package org.aullm.llm.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.aullm.api.ComponentException;
import org.aullm.api.option.Options;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerTest {

    @TempDir
    Path folder;

    private static Server server(String url, Object... more) {
        Map<String, Object> raw = new LinkedHashMap<>(Map.of("url", url, "model", "m"));
        for (int i = 0; i < more.length; i += 2) {
            raw.put((String) more[i], more[i + 1]);
        }
        return Server.of(Options.of(Server.ALL, raw));
    }

    private static void refused(String message, String url, Object... more) {
        assertThatThrownBy(() -> server(url, more))
                .isInstanceOf(ComponentException.class)
                .hasMessage(message)
                .hasNoCause();
    }

    @Test
    void evidence_leaves_this_machine_only_where_that_is_allowed() {
        refused(
                "evidence of every clip would leave this machine for 'api.example.org'. It derives from a person's face."
                        + " Set allow-remote: true if you may send it there, or use a server on this machine",
                "https://api.example.org/");
        assertThat(server("https://api.example.org:8443/", "allow-remote", true).host())
                .isEqualTo("api.example.org:8443");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8000", "http://127.0.0.1:8000", "http://127.8.9.1", "http://[::1]:8000"})
    void this_machine_needs_no_permission(String url) {
        assertThat(server(url).isLocal()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost.example.org",
                "http://127.0.0.1.example.org",
                "http://10.0.0.1",
                "http://0.0.0.0",
                "http://[::2]:8000"
            })
    void names_that_only_look_like_this_machine_do_not_count(String url) {
        assertThatThrownBy(() -> server(url))
                .isInstanceOf(ComponentException.class)
                .hasMessageContaining("leave this machine");
    }

    @Test
    void a_key_travels_encrypted_only() throws Exception {
        Path key = Files.writeString(folder.resolve("key"), "k");
        refused(
                "url: the key would travel to 'api.example.org' unencrypted. Use https",
                "http://api.example.org",
                "allow-remote",
                true,
                "api-key",
                "file:" + key);
    }

    @Test
    void a_key_is_named_and_never_written_nor_shown() throws Exception {
        refused(
                "api-key: a key is never written into a study; write env:NAME for an environment variable,"
                        + " or file:PATH for a file that holds it",
                "http://localhost",
                "api-key",
                "sk-canary");
        refused(
                "api-key: there is no key in env:AULLM_NO_SUCH_KEY; set it, or name another place",
                "http://localhost",
                "api-key",
                "env:AULLM_NO_SUCH_KEY");
        Path key = Files.writeString(folder.resolve("key"), "two words");
        refused(
                "api-key: what file:%s holds is no key: a key is one line of letters, digits and signs".formatted(key),
                "http://localhost",
                "api-key",
                "file:" + key);
        Files.writeString(key, "canary\n");
        Server server = server("http://localhost", "api-key", "file:" + key);
        assertThat(server.key().orElseThrow().header()).isEqualTo("Bearer canary");
        assertThat(server.toString()).doesNotContain("canary").contains("file:" + key);
    }

    @Test
    void addresses_are_plain() {
        refused(
                "url: a user, password or query has no place in it. Write scheme, host, port and path;"
                        + " a key is named by api-key",
                "http://me:sk-canary@localhost");
        refused("url: this is no address of a server. Write one such as http://localhost:8000", "localhost:8000");
        refused("url: this is no address of a server. Write one such as http://localhost:8000", "http://a b?sk-canary");
    }
}
