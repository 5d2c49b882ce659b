package org.aullm.study.file;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.aullm.study.Place;
import org.aullm.study.PlanException;
import org.aullm.study.Problems;
import org.aullm.study.yaml.YamlList;
import org.aullm.study.yaml.YamlMap;
import org.aullm.study.yaml.YamlNode;
import org.aullm.study.yaml.YamlReader;
import org.aullm.study.yaml.YamlScalar;

/**
 * Puts other files in the place of {@code include}. Any map may have the key: its value is a file or a list of files,
 * relative to the file in which it stands. What an included file says is as if written in the map, where later files
 * win over earlier ones and the map's own keys over all of them. Every value keeps the place in its own file.
 */
final class Includes {

    /** The key. */
    static final String INCLUDE = "include";

    private final Problems problems;

    Includes(Problems problems) {
        this.problems = problems;
    }

    /** A file's text; what is wrong with it is noted at the place that asked for it. */
    static Optional<String> text(Path file, Place place, String path, Problems problems) {
        if (Files.isDirectory(file)) {
            problems.add(place, path, "is a folder; name a study file.");
            return Optional.empty();
        }
        if (!Files.exists(file)) {
            problems.add(place, path, "no such file." + Missing.explain(file));
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(file));
        } catch (MalformedInputException e) {
            problems.add(place, path, "is not text in UTF-8.");
        } catch (IOException e) {
            problems.add(place, path, "cannot be read: %s.".formatted(e));
        }
        return Optional.empty();
    }

    /** A file's content with everything that it includes. */
    YamlMap resolve(YamlMap root, Path file) {
        return (YamlMap) resolved(root, List.of(file));
    }

    /**
     * The node without includes.
     *
     * @param trail the files that led here, the innermost last
     */
    private YamlNode resolved(YamlNode node, List<Path> trail) {
        if (node instanceof YamlList list) {
            return new YamlList(
                    list.place(),
                    list.path(),
                    list.items().stream().map(item -> resolved(item, trail)).toList());
        }
        if (!(node instanceof YamlMap map)) {
            return node;
        }
        Map<String, YamlNode> own = new LinkedHashMap<>();
        map.entries().forEach((key, value) -> {
            if (!key.equals(INCLUDE)) {
                own.put(key, resolved(value, trail));
            }
        });
        YamlMap written = new YamlMap(map.place(), map.path(), own);
        YamlMap merged = new YamlMap(map.place(), map.path(), Map.of());
        for (YamlScalar file : map.find(INCLUDE).map(this::files).orElse(List.of())) {
            Optional<YamlMap> included = include(file, map, trail);
            merged = included.isPresent() ? merge(merged, included.get()) : merged;
        }
        return merge(merged, written);
    }

    private List<YamlScalar> files(YamlNode node) {
        List<YamlNode> items = node instanceof YamlList list ? list.items() : List.of(node);
        List<YamlScalar> files = new ArrayList<>();
        for (YamlNode item : items) {
            if (item instanceof YamlScalar scalar && scalar.plain() instanceof String) {
                files.add(scalar);
            } else {
                problems.add(item, "expected a file or a list of files, found %s.".formatted(item.shown()));
            }
        }
        return files;
    }

    private Optional<YamlMap> include(YamlScalar node, YamlMap into, List<Path> trail) {
        Place here = node.place();
        Path written = Path.of((String) node.plain());
        Path file = here.folder().resolve(written).normalize();
        if (trail.contains(file)) {
            problems.add(
                    node,
                    "%s includes itself: %s; leave one of them out."
                            .formatted(
                                    written,
                                    trail.subList(trail.indexOf(file), trail.size()).stream()
                                            .map(each -> each.getFileName() + " > ")
                                            .collect(Collectors.joining("", "", String.valueOf(file.getFileName())))));
            return Optional.empty();
        }
        Optional<String> text = text(file, here, node.path(), problems);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Path parent = file.getParent();
        Place origin = new Place(shown(here, written), 1, parent == null ? file : parent);
        try {
            Optional<YamlNode> content = YamlReader.value(text.get(), origin, into.path(), problems);
            if (content.isPresent() && content.get() instanceof YamlMap map) {
                List<Path> longer = new ArrayList<>(trail);
                longer.add(file);
                return Optional.of((YamlMap) resolved(map, longer));
            }
            content.ifPresent(other -> problems.add(
                    origin, "", "expected keys and values to include, found %s.".formatted(other.shown())));
        } catch (PlanException e) {
            // Not YAML, which is noted; the other files' problems are wanted too.
        }
        return Optional.empty();
    }

    /** The file's name as the user would write it from where the study file's name is relative to. */
    private static String shown(Place here, Path written) {
        Path source = Path.of(here.source());
        return source.resolveSibling(written).normalize().toString();
    }

    /** Maps are merged key by key. A component that is named anew replaces what was there, as does all else. */
    private static YamlMap merge(YamlMap old, YamlMap change) {
        Map<String, YamlNode> merged = new LinkedHashMap<>(old.entries());
        change.entries()
                .forEach((key, value) -> merged.merge(key, value, (before, after) -> {
                    if (after instanceof YamlMap map
                            && map.find(ComponentReader.USE).isEmpty()) {
                        YamlNode base = isText(before) ? ComponentReader.spelledOut(before) : before;
                        return base instanceof YamlMap fields ? merge(fields, map) : after;
                    }
                    return after;
                }));
        return new YamlMap(change.place(), change.path(), merged);
    }

    private static boolean isText(YamlNode node) {
        return node.plain() instanceof String;
    }
}
