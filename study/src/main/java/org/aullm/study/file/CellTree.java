package org.aullm.study.file;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aullm.core.registry.Slot;
import org.aullm.study.Place;
import org.aullm.study.yaml.YamlMap;
import org.aullm.study.yaml.YamlNode;

/**
 * What is written of one cell: the baseline's values, replaced by those of a variant. Every value still knows where it
 * was written.
 *
 * @param change what differs from the baseline
 * @param levels the cell's level of each factor; empty where the design has no factors
 * @param place where the cell stands in the file
 * @param path the dotted path of the cell in the file
 * @param values by slot key, and {@code data}, {@code protocol}, {@code prompt} and {@code training}
 */
record CellTree(
        String name,
        String change,
        Map<String, String> levels,
        Place place,
        String path,
        Map<String, YamlNode> values) {

    static final String DATA = Slot.DATA.key();
    static final String PROTOCOL = "protocol";
    static final String PROMPT = "prompt";
    static final String TRAINING = "training";

    CellTree {
        levels = new LinkedHashMap<>(levels);
        values = new LinkedHashMap<>(values);
    }

    /** The cell from which all others differ. */
    static CellTree baseline(YamlMap components, Map<String, YamlNode> values) {
        return new CellTree(Cell.BASELINE, "", Map.of(), components.place(), components.path(), values);
    }

    Optional<YamlNode> find(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** Where a slot's component was written. */
    YamlNode at(Slot slot) {
        return find(slot.key()).orElseGet(() -> new YamlMap(place, path, Map.of()));
    }

    /** This cell with one change. */
    CellTree changed(Change change) {
        return new CellTree(
                change.name(),
                change.said(),
                Map.of(),
                change.changes().place(),
                change.changes().path(),
                merged(List.of(change)));
    }

    /** This cell with any number of changes, one from each factor whose level is not the baseline's. */
    CellTree combined(YamlMap ablate, List<Change> changes, Map<String, String> cellLevels) {
        if (changes.isEmpty()) {
            return new CellTree(name, change, cellLevels, place, path, values);
        }
        YamlMap where = changes.size() == 1 ? changes.get(0).changes() : ablate;
        String named = Ablation.joined(changes.stream().map(Change::name).toList());
        String said = Ablation.joined(changes.stream().map(Change::said).toList());
        return new CellTree(named, said, cellLevels, where.place(), where.path(), merged(changes));
    }

    /**
     * A map that names a component with {@code use} replaces the slot; a map that does not changes options of the
     * component that is there. Anything else replaces what was there.
     */
    private Map<String, YamlNode> merged(List<Change> changes) {
        Map<String, YamlNode> merged = new LinkedHashMap<>(values);
        changes.forEach(each -> each.changes()
                .entries()
                .forEach((key, value) ->
                        merged.merge(key, value, key.equals(PROTOCOL) ? CellTree::mergeProtocol : CellTree::merge)));
        return merged;
    }

    private static YamlNode merge(YamlNode old, YamlNode change) {
        boolean options =
                change instanceof YamlMap map && map.find(ComponentReader.USE).isEmpty();
        return options && ComponentReader.spelledOut(old) instanceof YamlMap base
                ? base.with((YamlMap) change)
                : change;
    }

    /** Another split keeps nothing of the old one but the seeds. */
    private static YamlNode mergeProtocol(YamlNode old, YamlNode change) {
        if (!(old instanceof YamlMap base) || !(change instanceof YamlMap map)) {
            return change;
        }
        if (map.find(ProtocolReader.SPLIT).isEmpty()) {
            return base.with(map);
        }
        Optional<YamlNode> seeds = base.find(ProtocolReader.SEEDS);
        return map.find(ProtocolReader.SEEDS).isPresent() || seeds.isEmpty()
                ? map
                : map.with(ProtocolReader.SEEDS, seeds.get());
    }
}
