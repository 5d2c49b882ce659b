package org.aullm.study.file;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aullm.core.registry.Slot;
import org.aullm.study.Problems;
import org.aullm.study.yaml.YamlMap;
import org.aullm.study.yaml.YamlNode;

/** Reads what is changed: {@code { graph: none }}, with or without a name. */
final class ChangeReader {

    /** The key of a cell's, factor's or level's name. */
    static final String NAME = "name";

    private static final List<String> CHANGEABLE = List.of(
            NAME,
            Slot.ENCODER.key(),
            Slot.PROJECTOR.key(),
            Slot.GRAPH.key(),
            Slot.LLM.key(),
            Slot.LOSS.key(),
            Slot.REGULARIZER.key(),
            CellTree.PROMPT,
            CellTree.TRAINING,
            CellTree.DATA,
            CellTree.PROTOCOL);

    private final Problems problems;

    ChangeReader(Problems problems) {
        this.problems = problems;
    }

    /** The change, or nothing if it cannot be understood. */
    Optional<Change> read(YamlNode node) {
        if (!(node instanceof YamlMap map)) {
            problems.add(node, "expected what is changed, such as { graph: none }, found %s.".formatted(node.shown()));
            return Optional.empty();
        }
        Keys keys = new Keys(map, problems);
        keys.only(CHANGEABLE);
        Map<String, YamlNode> known = new LinkedHashMap<>(map.entries());
        known.keySet().retainAll(CHANGEABLE);
        Optional<YamlNode> given = Optional.ofNullable(known.remove(NAME));
        if (known.isEmpty()) {
            if (map.entries().size() == (given.isPresent() ? 1 : 0)) {
                problems.add(map, "changes nothing; write what is changed, such as { graph: none }.");
            }
            return Optional.empty();
        }
        YamlMap changes = new YamlMap(map.place(), map.path(), known);
        String said = VariantName.of(changes);
        String name = given.flatMap(text -> keys.text(text, "a name"))
                .map(String::strip)
                .orElse(said);
        return Optional.of(new Change(name, said, changes));
    }
}
