package org.aullm.study.file;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aullm.core.config.ComponentConfig;
import org.aullm.core.registry.Slot;
import org.aullm.study.yaml.YamlList;
import org.aullm.study.yaml.YamlMap;
import org.aullm.study.yaml.YamlNode;

/** Remembers where each value of a cell was written. */
final class Origins {

    /** Where a value was written that nobody wrote. */
    private static final String DEFAULT = "default";

    private final CellTree tree;
    private final Map<String, String> places = new LinkedHashMap<>();

    Origins(CellTree tree) {
        this.tree = tree;
    }

    Map<String, String> places() {
        return places;
    }

    Origins component(Slot slot, ComponentConfig config) {
        component(slot.key(), tree.at(slot), config);
        return this;
    }

    Origins regularizers(List<ComponentConfig> terms) {
        if (tree.at(Slot.REGULARIZER) instanceof YamlList list) {
            for (int i = 0; i < terms.size(); i++) {
                component(Slot.REGULARIZER.key() + "." + i, list.items().get(i), terms.get(i));
            }
        }
        return this;
    }

    Origins protocol() {
        map(CellTree.PROTOCOL).ifPresent(map -> map.entries()
                .forEach((key, node) ->
                        places.put(CellTree.PROTOCOL + "." + key, node.place().toString())));
        return this;
    }

    Origins prompt() {
        put(CellTree.PROMPT, tree.find(CellTree.PROMPT));
        return this;
    }

    Origins training(Map<String, Object> values) {
        Optional<YamlMap> map = map(CellTree.TRAINING);
        values.keySet().forEach(key -> put(CellTree.TRAINING + "." + key, map.flatMap(given -> given.find(key))));
        return this;
    }

    private void component(String path, YamlNode node, ComponentConfig config) {
        Optional<YamlMap> map =
                ComponentReader.spelledOut(node) instanceof YamlMap given ? Optional.of(given) : Optional.empty();
        put(path, map.flatMap(given -> given.find(ComponentReader.USE)));
        config.options().keySet().forEach(key -> put(path + "." + key, map.flatMap(given -> given.find(key))));
    }

    private Optional<YamlMap> map(String key) {
        return tree.find(key).flatMap(node -> node instanceof YamlMap map ? Optional.of(map) : Optional.empty());
    }

    private void put(String path, Optional<YamlNode> node) {
        places.put(path, node.map(found -> found.place().toString()).orElse(DEFAULT));
    }
}
