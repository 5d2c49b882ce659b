package org.aullm.study.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aullm.core.registry.Slot;
import org.aullm.study.Place;
import org.aullm.study.PlanException;
import org.aullm.study.Problems;
import org.aullm.study.yaml.YamlList;
import org.aullm.study.yaml.YamlMap;
import org.aullm.study.yaml.YamlNode;
import org.aullm.study.yaml.YamlReader;
import org.aullm.study.yaml.YamlScalar;

/**
 * Sets values of a study from the command line. {@code llm.model} is short for {@code baseline.llm.model}, and
 * {@code ...model} for the one key of that name in {@code data}, {@code baseline} or {@code training}.
 */
final class Overrides {

    private static final String ANYWHERE = "...";

    private final Path workingDirectory;
    private final Problems problems;

    Overrides(Path workingDirectory, Problems problems) {
        this.workingDirectory = workingDirectory;
        this.problems = problems;
    }

    YamlMap apply(YamlMap root, List<String> overrides) {
        YamlMap changed = root;
        for (String override : overrides) {
            changed = apply(changed, override);
        }
        return changed;
    }

    private YamlMap apply(YamlMap root, String override) {
        int equals = override.indexOf('=');
        String asked = equals < 0 ? override : override.substring(0, equals).strip();
        Place place = new Place("--set " + asked, 0, workingDirectory.toAbsolutePath());
        if (equals < 1) {
            problems.add(place, "", "expected path=value, such as --set training.epochs=10.");
            return root;
        }
        Optional<String> path = path(root, asked, place);
        if (path.isEmpty()) {
            return root;
        }
        try {
            Optional<YamlNode> value = YamlReader.value(override.substring(equals + 1), place, path.get(), problems);
            List<String> keys = List.of(path.get().split("\\.", -1));
            return value.isEmpty() ? root : (YamlMap) set(root, keys, value.get());
        } catch (PlanException e) {
            return root; // noted; the file's own problems follow
        }
    }

    private Optional<String> path(YamlMap root, String asked, Place place) {
        if (!asked.startsWith(ANYWHERE)) {
            String first = asked.split("\\.", -1)[0];
            boolean slot = first.equals(Slot.DATA.key()) ? false : isSlot(first);
            return Optional.of(slot && root.find(first).isEmpty() ? "baseline." + asked : asked);
        }
        String key = asked.substring(ANYWHERE.length());
        List<String> found = new ArrayList<>();
        for (String part : List.of("data", "baseline", "training")) {
            root.find(part).ifPresent(node -> collect(node, key, found));
        }
        if (found.size() == 1) {
            return Optional.of(found.get(0));
        }
        problems.add(
                place,
                "",
                found.isEmpty()
                        ? "the file has no key '%s' in data, baseline or training; write the whole path.".formatted(key)
                        : "the file has '%s' in several places: %s; write the whole path."
                                .formatted(key, String.join(", ", found)));
        return Optional.empty();
    }

    private static boolean isSlot(String key) {
        for (Slot slot : Slot.values()) {
            if (slot.key().equals(key)) {
                return true;
            }
        }
        return false;
    }

    private static void collect(YamlNode node, String ending, List<String> found) {
        if (node.path().endsWith("." + ending)) {
            found.add(node.path());
        }
        if (node instanceof YamlMap map) {
            map.entries().values().forEach(below -> collect(below, ending, found));
        } else if (node instanceof YamlList list) {
            list.items().forEach(below -> collect(below, ending, found));
        }
    }

    private YamlNode set(YamlNode node, List<String> keys, YamlNode value) {
        if (keys.isEmpty()) {
            return value;
        }
        String key = keys.get(0);
        List<String> rest = keys.subList(1, keys.size());
        if (node instanceof YamlList list) {
            return setItem(list, key, rest, value);
        }
        // A component written as a plain id is short for a map with the key use.
        YamlMap map = node instanceof YamlMap given
                ? given
                : new YamlMap(node.place(), node.path(), Map.of(ComponentReader.USE, use(node)));
        YamlNode below =
                map.find(key).orElseGet(() -> new YamlMap(value.place(), map.pathOf(key), new LinkedHashMap<>()));
        return map.with(key, set(below, rest, value));
    }

    private YamlNode setItem(YamlList list, String key, List<String> rest, YamlNode value) {
        int size = list.items().size();
        int index = key.matches("[0-9]{1,4}") ? Integer.parseInt(key) : -1;
        if (index < 0 || index > size) {
            problems.add(
                    value.place(),
                    "",
                    "%s is a list with %d %s, counted from 0; '%s' is none of them."
                            .formatted(list.path(), size, size == 1 ? "entry" : "entries", key));
            return list;
        }
        List<YamlNode> items = new ArrayList<>(list.items());
        if (index == size) {
            items.add(set(new YamlMap(value.place(), list.path() + "." + index, new LinkedHashMap<>()), rest, value));
        } else {
            items.set(index, set(items.get(index), rest, value));
        }
        return new YamlList(list.place(), list.path(), items);
    }

    private static YamlScalar use(YamlNode node) {
        return new YamlScalar(node.place(), node.path() + "." + ComponentReader.USE, node.plain());
    }
}
