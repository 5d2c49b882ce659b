package org.aullm.app;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where plugins are looked for: {@code --plugins}, then AULLM_PLUGINS, then the folder {@code plugins} of the distribution.
 *
 * @param folders each once
 */
record PluginPlaces(List<Path> folders) {

    static final String OPTION = "--plugins";
    static final String VARIABLE = "AULLM_PLUGINS";
    static final String HOME = "aullm.home";

    PluginPlaces {
        folders = List.copyOf(folders);
    }

    /**
     * Reads them from a command line before it is parsed: commands are made from what plugins provide.
     *
     * @param home the distribution's folder; empty if there is none
     */
    static PluginPlaces of(List<String> arguments, Map<String, String> environment, String home) {
        Set<Path> folders = new LinkedHashSet<>();
        written(arguments).forEach(folder -> folders.add(place(folder)));
        paths(environment.getOrDefault(VARIABLE, "")).forEach(folder -> folders.add(place(folder)));
        if (!home.isEmpty() && Files.isDirectory(Path.of(home, "plugins"))) {
            folders.add(place(Path.of(home, "plugins").toString()));
        }
        return new PluginPlaces(List.copyOf(folders));
    }

    private static Path place(String folder) {
        return Path.of(folder).toAbsolutePath().normalize();
    }

    private static List<String> written(List<String> arguments) {
        List<String> folders = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.equals(OPTION) && i + 1 < arguments.size()) {
                paths(arguments.get(i + 1)).forEach(folders::add);
            } else if (argument.startsWith(OPTION + "=")) {
                paths(argument.substring(OPTION.length() + 1)).forEach(folders::add);
            }
        }
        return folders;
    }

    private static Stream<String> paths(String list) {
        return Arrays.stream(list.split(File.pathSeparator)).filter(path -> !path.isBlank());
    }

    /** What a worker is told, so that it sees the same plugins. */
    List<String> words() {
        return folders.stream()
                .flatMap(folder -> Stream.of(OPTION, folder.toString()))
                .toList();
    }
}
