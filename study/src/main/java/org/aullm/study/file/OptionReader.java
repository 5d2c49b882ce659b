package org.aullm.study.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aullm.api.option.Option;
import org.aullm.api.option.OptionType;
import org.aullm.api.option.Options;
import org.aullm.study.Names;
import org.aullm.study.Problems;
import org.aullm.study.yaml.YamlMap;
import org.aullm.study.yaml.YamlNode;
import org.aullm.study.yaml.YamlScalar;

/** Checks a map against declared options and fills in their defaults. */
final class OptionReader {

    private final Problems problems;

    OptionReader(Problems problems) {
        this.problems = problems;
    }

    /**
     * The options, all of them.
     *
     * @param besides keys of the map that are not options
     * @return nothing if any is wrong
     */
    Optional<Options> read(List<Option<?>> declared, YamlMap map, List<String> besides) {
        boolean sound = true;
        Map<String, Object> raw = new LinkedHashMap<>();
        for (var entry : map.entries().entrySet()) {
            if (!besides.contains(entry.getKey())) {
                Object plain = entry.getValue().plain();
                if (isPath(declared, entry.getKey()) && plain instanceof String) {
                    Path path = absolute((YamlScalar) entry.getValue());
                    sound &= exists(entry.getValue(), path);
                    plain = path.toString();
                }
                raw.put(entry.getKey(), plain);
            }
        }
        Options.Reading reading = Options.read(declared, raw);
        for (Options.Problem problem : reading.problems()) {
            YamlNode node = map.find(problem.key()).orElse(map);
            problems.add(node.place(), path(map, problem.key()), message(problem, declared, raw));
            sound = false;
        }
        return sound ? Optional.of(reading.options()) : Optional.empty();
    }

    private static String path(YamlMap map, String key) {
        return map.find(key).map(YamlNode::path).orElseGet(() -> map.pathOf(key));
    }

    private static String message(Options.Problem problem, List<Option<?>> declared, Map<String, Object> raw) {
        if (problem.kind() == Options.Problem.Kind.UNKNOWN) {
            List<String> keys = declared.stream().map(Option::key).toList();
            return problem.message() + "." + Names.hint(problem.key(), keys);
        }
        return problem.message() + "." + elsewhere(declared, String.valueOf(raw.get(problem.key())));
    }

    /** Where a word may be written instead: {@code lora} is no tuning but a kind of adapter. */
    private static String elsewhere(List<Option<?>> declared, String word) {
        List<Option<?>> others = declared.stream()
                .filter(option -> option.type().words().contains(word))
                .toList();
        return others.size() == 1
                ? " That is a word of '%s'.".formatted(others.get(0).key())
                : "";
    }

    private static boolean isPath(List<Option<?>> declared, String key) {
        return declared.stream()
                .anyMatch(option -> option.key().equals(key) && option.type().kind() == OptionType.Kind.PATH);
    }

    private static Path absolute(YamlScalar value) {
        return value.place().folder().resolve((String) value.plain()).normalize();
    }

    private boolean exists(YamlNode node, Path path) {
        if (Files.exists(path)) {
            return true;
        }
        problems.add(node, "no file or folder is at %s.%s".formatted(node.shown(), Missing.explain(path)));
        return false;
    }
}
