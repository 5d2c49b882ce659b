package org.aullm.study.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aullm.core.registry.Slot;
import org.aullm.study.Names;
import org.aullm.study.Place;
import org.aullm.study.Problems;
import org.aullm.study.yaml.YamlList;
import org.aullm.study.yaml.YamlMap;
import org.aullm.study.yaml.YamlNode;

/** Reads {@code ablate}: the baseline with one change after the other. */
final class Variants {

    private static final String NAME = "name";
    private static final List<String> DESIGNS = List.of("one-at-a-time");
    private static final List<String> CHANGEABLE = List.of(
            NAME,
            Slot.ENCODER.key(),
            Slot.PROJECTOR.key(),
            Slot.GRAPH.key(),
            Slot.LLM.key(),
            Slot.LOSS.key(),
            Slot.REGULARIZER.key(),
            CellTree.PROMPT,
            CellTree.TRAINING);

    private final Problems problems;
    private final Map<String, Place> names = new LinkedHashMap<>();

    Variants(Problems problems) {
        this.problems = problems;
    }

    /** The baseline, then its variants. */
    List<CellTree> expand(CellTree baseline, Optional<YamlNode> ablate) {
        List<CellTree> cells = new ArrayList<>(List.of(baseline));
        names.put(baseline.name(), baseline.place());
        if (ablate.isEmpty()) {
            return cells;
        }
        if (!(ablate.get() instanceof YamlMap map)) {
            problems.add(
                    ablate.get(),
                    "expected a map with 'variants', found %s."
                            .formatted(ablate.get().shown()));
            return cells;
        }
        Keys keys = new Keys(map, problems);
        keys.only(List.of("design", "variants"));
        map.find("design").ifPresent(node -> design(keys, node));
        keys.required("variants", "a list of what is changed, such as [{ graph: none }]")
                .flatMap(node -> keys.list(node, "a list of what is changed, such as [{ graph: none }]"))
                .map(YamlList::items)
                .orElse(List.of())
                .forEach(item -> variant(baseline, item).ifPresent(cells::add));
        return cells;
    }

    private void design(Keys keys, YamlNode node) {
        Optional<String> design = keys.text(node, "one of " + String.join(", ", DESIGNS));
        if (design.isPresent() && !DESIGNS.contains(design.get())) {
            problems.add(
                    node, "no design is called '%s'.%s".formatted(design.get(), Names.hint(design.get(), DESIGNS)));
        }
    }

    private Optional<CellTree> variant(CellTree baseline, YamlNode node) {
        if (!(node instanceof YamlMap map)) {
            problems.add(node, "expected what is changed, such as { graph: none }, found %s.".formatted(node.shown()));
            return Optional.empty();
        }
        Keys keys = new Keys(map, problems);
        keys.only(CHANGEABLE);
        Map<String, YamlNode> known = new LinkedHashMap<>(map.entries());
        known.keySet().retainAll(CHANGEABLE);
        Optional<YamlNode> given = Optional.ofNullable(known.remove(NAME));
        YamlMap changes = new YamlMap(map.place(), map.path(), known);
        if (known.isEmpty()) {
            if (map.entries().size() == (given.isPresent() ? 1 : 0)) {
                problems.add(map, "changes nothing; write what is changed, such as { graph: none }.");
            }
            return Optional.empty();
        }
        String change = VariantName.of(changes);
        String name = given.flatMap(text -> keys.text(text, "a name"))
                .map(String::strip)
                .orElse(change);
        Place other = names.putIfAbsent(name, map.place());
        if (other != null) {
            problems.add(
                    given.orElse(map).place(),
                    given.orElse(map).path(),
                    "'%s' is already the name of the cell at %s; give this one another with 'name'."
                            .formatted(name, other));
        }
        return Optional.of(baseline.changed(name, change, changes));
    }
}
