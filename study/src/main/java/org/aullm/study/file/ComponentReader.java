package org.aullm.study.file;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aullm.api.option.Options;
import org.aullm.api.spi.Provider;
import org.aullm.core.config.ComponentConfig;
import org.aullm.core.registry.Registry;
import org.aullm.core.registry.Slot;
import org.aullm.study.Names;
import org.aullm.study.Problems;
import org.aullm.study.yaml.YamlMap;
import org.aullm.study.yaml.YamlNode;
import org.aullm.study.yaml.YamlScalar;

/** Reads what a slot is filled with: {@code none}, an id, or a map with {@code use} and options. */
final class ComponentReader {

    /** The key of a component's id. */
    static final String USE = "use";

    private final Registry registry;
    private final Problems problems;

    ComponentReader(Registry registry, Problems problems) {
        this.registry = registry;
        this.problems = problems;
    }

    /** The short form as a map; anything else as it is. */
    static YamlNode spelledOut(YamlNode node) {
        return node instanceof YamlScalar ? new YamlMap(node.place(), node.path(), Map.of(USE, node)) : node;
    }

    /** The component with all its options, or nothing if anything is wrong with it. */
    Optional<ComponentConfig> read(Slot slot, YamlNode node) {
        if (!(spelledOut(node) instanceof YamlMap map)) {
            problems.add(node, "expected %s or a map with 'use', found %s.".formatted(ids(slot), node.shown()));
            return Optional.empty();
        }
        Optional<YamlNode> use = map.find(USE);
        if (use.isEmpty()) {
            problems.add(map.place(), map.pathOf(USE), "is required: which %s, %s.".formatted(slot.title(), ids(slot)));
            return Optional.empty();
        }
        if (!(use.get().plain() instanceof String id)) {
            problems.add(
                    use.get(),
                    "expected %s, found %s.".formatted(ids(slot), use.get().shown()));
            return Optional.empty();
        }
        Optional<Provider> provider = registry.find(slot, id);
        if (provider.isPresent()) {
            return new OptionReader(problems)
                    .read(slot.options(provider.get()), map, List.of(USE))
                    .map(options -> new ComponentConfig(id, options.plain()));
        }
        if (id.equals(ComponentConfig.NONE) && slot.mayBeEmpty()) {
            Optional<Options> none = new OptionReader(problems).read(List.of(), map, List.of(USE));
            return none.map(any -> ComponentConfig.EMPTY);
        }
        problems.add(
                use.get(), "no %s is called '%s'.%s".formatted(slot.title(), id, Names.hint(id, registry.ids(slot))));
        return Optional.empty();
    }

    private String ids(Slot slot) {
        return "one of " + String.join(", ", registry.ids(slot));
    }
}
