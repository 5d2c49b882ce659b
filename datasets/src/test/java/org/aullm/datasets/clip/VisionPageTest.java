package org.aullm.datasets.clip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.aullm.api.option.Option;
import org.junit.jupiter.api.Test;

/** The page on vision against the code. */
class VisionPageTest {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    @Test
    void its_table_holds_every_option_and_no_other() throws IOException {
        Set<String> said = new TreeSet<>();
        boolean inside = false;
        for (String line : Files.readAllLines(Path.of("..", "docs", "vision.md"))) {
            inside = line.startsWith("| option ") || (inside && line.startsWith("|"));
            if (inside) {
                Matcher keys = CODE.matcher(line.split("\\|", -1)[1]);
                while (keys.find()) {
                    said.add(keys.group(1));
                }
            }
        }
        Set<String> options = new ClipsProvider()
                .options().stream().<String>map(Option::key).collect(Collectors.toCollection(TreeSet::new));
        assertThat(said).isEqualTo(options);
    }
}
