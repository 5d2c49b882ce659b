package org.aullm.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.aullm.api.ComponentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RootFolderTest {

    @TempDir
    Path folder;

    @Test
    void names_within_lead_to_places_that_need_not_exist() {
        assertThat(new RootFolder(folder).resolve("a/../b/c.jpg")).isEqualTo(folder.resolve("b/c.jpg"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "../x", "a/../../x", "/etc/passwd", "a/b/../../../x"})
    void names_cannot_climb_out(String name) {
        assertThatThrownBy(() -> new RootFolder(folder).resolve(name))
                .isInstanceOf(ComponentException.class)
                .hasMessage("'%s' lies outside the root %s", name, folder);
    }

    @Test
    void links_cannot_lead_out() throws IOException {
        Path root = Files.createDirectory(folder.resolve("root"));
        Files.createDirectory(folder.resolve("secret"));
        Files.createSymbolicLink(root.resolve("link"), folder.resolve("secret"));
        assertThatThrownBy(() -> new RootFolder(root).resolve("link"))
                .hasMessage("'link' is a link that leads out of the root %s", root);
    }

    @Test
    void what_is_no_path_is_said() {
        assertThatThrownBy(() -> new RootFolder(folder).resolve("a\0b")).hasMessage("'a\0b' is not a path");
    }
}
