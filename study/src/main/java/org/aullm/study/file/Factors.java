package org.aullm.study.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.aullm.study.Place;
import org.aullm.study.Problems;
import org.aullm.study.yaml.YamlList;
import org.aullm.study.yaml.YamlMap;
import org.aullm.study.yaml.YamlNode;

/**
 * Reads {@code factors}: each is a change, which gives two levels, or {@code { name: ..., levels: [...] }} with several
 * changes. The baseline is a level of every factor.
 */
final class Factors {

    static final String WHAT = "a list of what is varied, such as [{ graph: none }, { regularizers: [] }]";
    private static final String LEVELS = "levels";

    private final Problems problems;
    private final ChangeReader reader;
    private final Map<String, Place> names = new LinkedHashMap<>();

    Factors(Problems problems) {
        this.problems = problems;
        this.reader = new ChangeReader(problems);
    }

    /** A factor and the changes of its levels but the first, which is the baseline's. */
    record Varied(String name, List<Change> changes) {
        Varied {
            changes = List.copyOf(changes);
        }

        Design.Factor factor() {
            List<String> levels = new ArrayList<>(List.of(Cell.BASELINE));
            changes.forEach(change -> levels.add(change.name()));
            return new Design.Factor(name, levels);
        }

        String level(int number) {
            return factor().levels().get(number);
        }
    }

    List<Varied> read(Keys ablate) {
        List<Varied> factors = new ArrayList<>();
        ablate.required("factors", WHAT)
                .flatMap(node -> ablate.list(node, WHAT))
                .map(YamlList::items)
                .orElse(List.of())
                .forEach(item -> factor(item).ifPresent(factors::add));
        return factors;
    }

    private Optional<Varied> factor(YamlNode node) {
        Optional<Varied> factor =
                node instanceof YamlMap map && map.find(LEVELS).isPresent()
                        ? several(map)
                        : reader.read(node).map(change -> new Varied(named(node, topic(change)), List.of(change)));
        factor.ifPresent(found -> unique(node, found));
        return factor;
    }

    private Optional<Varied> several(YamlMap map) {
        Keys keys = new Keys(map, problems);
        keys.only(List.of(ChangeReader.NAME, LEVELS));
        List<Change> changes = new ArrayList<>();
        Set<String> levels = new LinkedHashSet<>(Set.of(Cell.BASELINE));
        keys.required(LEVELS, "a list of changes")
                .flatMap(node -> keys.list(node, "a list of changes, such as [{ graph: none }]"))
                .map(YamlList::items)
                .orElse(List.of())
                .forEach(item -> reader.read(item).ifPresent(change -> {
                    if (!levels.add(change.name())) {
                        problems.add(
                                item,
                                "'%s' is the name of another level already; give this one another with 'name'."
                                        .formatted(change.name()));
                    }
                    changes.add(change);
                }));
        if (changes.isEmpty()) {
            return Optional.empty();
        }
        String usual = changes.stream().map(Factors::topic).distinct().collect(Collectors.joining(", "));
        return Optional.of(new Varied(named(map, usual), changes));
    }

    private String named(YamlNode node, String usual) {
        return node instanceof YamlMap map
                ? map.find(ChangeReader.NAME)
                        .flatMap(text -> new Keys(map, problems).text(text, "a name"))
                        .map(String::strip)
                        .orElse(usual)
                : usual;
    }

    /** What a change is about: {@code graph}, {@code graph layers}. */
    private static String topic(Change change) {
        return change.changes().entries().entrySet().stream()
                .map(entry -> entry.getValue() instanceof YamlMap map
                                && map.find(ComponentReader.USE).isEmpty()
                        ? entry.getKey() + " " + String.join(", ", map.entries().keySet())
                        : entry.getKey())
                .collect(Collectors.joining(", "));
    }

    private void unique(YamlNode node, Varied factor) {
        Place other = names.putIfAbsent(factor.name(), node.place());
        if (other != null) {
            problems.add(
                    node,
                    "'%s' is already the name of the factor at %s; give this one another with 'name', or write both as { name: ..., levels: [...] }."
                            .formatted(factor.name(), other));
        }
    }
}
