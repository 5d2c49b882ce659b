package org.aullm.app.predict;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A folder's name for each input: like its own, plain, and different from all others, whatever the file system. */
final class InputNames {

    private static final Set<String> OURS = Set.of("run.json", InputFolder.CLIPS);

    private final Map<String, String> names = new LinkedHashMap<>();

    private InputNames() {}

    static InputNames of(List<String> inputs) {
        InputNames all = new InputNames();
        Set<String> taken = new HashSet<>(OURS);
        for (String input : inputs) {
            if (all.names.containsKey(input)) {
                continue;
            }
            String plain = plain(input);
            String name = plain;
            for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
                name = plain + "-" + i;
            }
            all.names.put(input, name);
        }
        return all;
    }

    private static String plain(String input) {
        String last = input.replaceAll("[/\\\\]+$", "").replaceAll(".*[/\\\\]", "");
        String plain = last.replaceAll("[^A-Za-z0-9._-]+", "_").replaceAll("^\\.+", "_");
        return plain.isEmpty() ? "input" : plain;
    }

    String of(String input) {
        return names.getOrDefault(input, "input");
    }
}
