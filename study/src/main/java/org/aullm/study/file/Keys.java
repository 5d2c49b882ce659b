package org.aullm.study.file;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.aullm.study.Names;
import org.aullm.study.Place;
import org.aullm.study.Problems;
import org.aullm.study.yaml.YamlList;
import org.aullm.study.yaml.YamlMap;
import org.aullm.study.yaml.YamlNode;
import org.aullm.study.yaml.YamlScalar;

/** Reads a map's keys with the types they should have, noting what is otherwise. */
record Keys(YamlMap map, Problems problems) {

    /** Notes every key that means nothing here. */
    void only(Collection<String> allowed) {
        for (var entry : map.entries().entrySet()) {
            if (!allowed.contains(entry.getKey())) {
                Place place = entry.getValue().place();
                problems.add(
                        place,
                        map.pathOf(entry.getKey()),
                        "no key is called '%s' here.%s".formatted(entry.getKey(), Names.hint(entry.getKey(), allowed)));
            }
        }
    }

    /** A value that must be there. */
    Optional<YamlNode> required(String key, String what) {
        Optional<YamlNode> node = map.find(key);
        if (node.isEmpty()) {
            problems.add(map.place(), map.pathOf(key), "is required: %s.".formatted(what));
        }
        return node;
    }

    Optional<String> text(YamlNode node, String what) {
        if (node instanceof YamlScalar scalar && scalar.plain() instanceof String text) {
            return Optional.of(text);
        }
        return misfit(node, what);
    }

    Optional<Long> wholeNumber(YamlNode node, long low, long high, String what) {
        if (node instanceof YamlScalar scalar && scalar.plain() instanceof Long number) {
            if (number >= low && number <= high) {
                return Optional.of(number);
            }
        }
        return misfit(node, what);
    }

    Optional<YamlMap> map(YamlNode node, String what) {
        return node instanceof YamlMap found ? Optional.of(found) : misfit(node, what);
    }

    Optional<YamlList> list(YamlNode node, String what) {
        return node instanceof YamlList found ? Optional.of(found) : misfit(node, what);
    }

    /** A list of different whole numbers, at least one, each with its node. */
    Map<Long, YamlNode> wholeNumbers(YamlNode node, long low, long high, String what, String each) {
        Optional<YamlList> list = list(node, what);
        if (list.isEmpty()) {
            return Map.of();
        }
        if (list.get().items().isEmpty()) {
            misfit(node, what);
        }
        Map<Long, YamlNode> numbers = new LinkedHashMap<>();
        for (YamlNode item : list.get().items()) {
            Optional<Long> number = wholeNumber(item, low, high, each);
            if (number.isPresent() && numbers.containsKey(number.get())) {
                problems.add(item, "%d is given twice.".formatted(number.get()));
            } else {
                number.ifPresent(value -> numbers.put(value, item));
            }
        }
        return numbers;
    }

    private <T> Optional<T> misfit(YamlNode node, String what) {
        problems.add(node, "expected %s, found %s.".formatted(what, node.shown()));
        return Optional.empty();
    }
}
