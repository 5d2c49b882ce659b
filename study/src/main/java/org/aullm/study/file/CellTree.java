package org.aullm.study.file;

import java.util.LinkedHashMap;
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
 * @param place where the cell stands in the file
 * @param path the dotted path of the cell in the file
 * @param values by slot key, and {@code prompt} and {@code training}
 */
record CellTree(String name, String change, Place place, String path, Map<String, YamlNode> values) {

    static final String PROMPT = "prompt";
    static final String TRAINING = "training";

    CellTree {
        values = new LinkedHashMap<>(values);
    }

    Optional<YamlNode> find(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** Where a slot's component was written. */
    YamlNode at(Slot slot) {
        return find(slot.key()).orElseGet(() -> new YamlMap(place, path, Map.of()));
    }

    /**
     * This cell with a variant's changes. A map that names a component with {@code use} replaces the slot; a map that does
     * not changes options of the component that is there. Anything else replaces what was there.
     */
    CellTree changed(String variantName, String said, YamlMap changes) {
        Map<String, YamlNode> merged = new LinkedHashMap<>(values);
        changes.entries().forEach((key, change) -> merged.merge(key, change, CellTree::merge));
        return new CellTree(variantName, said, changes.place(), changes.path(), merged);
    }

    private static YamlNode merge(YamlNode old, YamlNode change) {
        boolean options =
                change instanceof YamlMap map && map.find(ComponentReader.USE).isEmpty();
        return options && ComponentReader.spelledOut(old) instanceof YamlMap base
                ? base.with((YamlMap) change)
                : change;
    }
}
