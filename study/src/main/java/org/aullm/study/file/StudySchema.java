package org.aullm.study.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aullm.api.option.Option;
import org.aullm.api.option.OptionType;
import org.aullm.api.spi.Provider;
import org.aullm.core.config.Choosing;
import org.aullm.core.config.ComponentConfig;
import org.aullm.core.config.TrainingOptions;
import org.aullm.core.registry.Registry;
import org.aullm.core.registry.Slot;

/**
 * The JSON Schema (draft 2020-12) of study files, made from what components declare, for completion and checks while
 * writing. It knows one file at a time: it cannot know whether parts fit each other, what included files say, or what the
 * data hold, so required keys are not required where {@code include} may bring them. {@code study plan} knows all.
 */
public final class StudySchema {

    private static final List<Slot> SLOTS = List.of(Slot.ENCODER, Slot.PROJECTOR, Slot.GRAPH, Slot.LLM, Slot.LOSS);

    private final Registry registry;

    private StudySchema(Registry registry) {
        this.registry = registry;
    }

    /** The schema in plain form. */
    public static Map<String, Object> of(Registry registry) {
        return new StudySchema(registry).root();
    }

    private Map<String, Object> root() {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("study", Map.of("type", "string", "pattern", "^[A-Za-z0-9][A-Za-z0-9._-]*$"));
        keys.put(Slot.DATA.key(), component(Slot.DATA, true));
        keys.put("units", list(Map.of("type", "integer", "minimum", 1, "maximum", 99)));
        keys.put(CellTree.PROTOCOL, protocol(List.of(ProtocolReader.SPLIT)));
        keys.put("baseline", closed(slots(true), List.of()));
        keys.put(CellTree.PROMPT, prompt());
        keys.put(CellTree.TRAINING, training());
        keys.put("device", Map.of("type", "string", "pattern", "^(auto|cpu|cuda(:[0-9]{1,3})?)$"));
        keys.put("ablate", ablate());
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "aullm study");
        schema.putAll(closed(keys, List.of()));
        return schema;
    }

    private Map<String, Object> slots(boolean whole) {
        Map<String, Object> slots = new LinkedHashMap<>();
        SLOTS.forEach(slot -> slots.put(slot.key(), component(slot, whole)));
        Map<String, Object> term = component(Slot.REGULARIZER, true);
        slots.put(Slot.REGULARIZER.key(), Map.of("type", "array", "items", term));
        return slots;
    }

    /**
     * An id, or a map with {@code use} and that component's options.
     *
     * @param whole whether {@code use} must be there; where it is missing, options of any component of the slot may stand
     */
    private Map<String, Object> component(Slot slot, boolean whole) {
        List<Object> forms = new ArrayList<>();
        forms.add(Map.of("enum", registry.ids(slot)));
        if (slot.mayBeEmpty() && registry.find(slot, ComponentConfig.NONE).isEmpty()) {
            forms.add(named(ComponentConfig.NONE, Map.of()));
        }
        Map<String, Object> any = new LinkedHashMap<>();
        for (String id : registry.ids(slot)) {
            registry.find(slot, id).ifPresent(provider -> {
                Map<String, Object> options = options(slot.options(provider));
                options.forEach(
                        (key, value) -> any.merge(key, value, (one, other) -> one.equals(other) ? one : Map.of()));
                forms.add(described(named(id, options), provider));
            });
        }
        // Only some options: a variant of the component that is there, or a part of an included one.
        forms.add(closed(any, List.of()));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("description", slot.title() + (whole ? "" : ", or other options of the baseline's"));
        schema.put("anyOf", forms);
        return schema;
    }

    private static Map<String, Object> described(Map<String, Object> schema, Provider provider) {
        Map<String, Object> described = new LinkedHashMap<>(schema);
        described.put("description", provider.summary());
        return described;
    }

    private static Map<String, Object> named(String id, Map<String, Object> options) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put(ComponentReader.USE, Map.of("const", id));
        keys.putAll(options);
        return closed(keys, List.of(ComponentReader.USE));
    }

    private static Map<String, Object> options(List<Option<?>> options) {
        Map<String, Object> keys = new LinkedHashMap<>();
        options.forEach(option -> keys.put(option.key(), option(option)));
        return keys;
    }

    private static <T> Map<String, Object> option(Option<T> option) {
        Map<String, Object> schema = new LinkedHashMap<>(type(option.type()));
        schema.put("description", option.meaning());
        option.fallback().ifPresent(value -> schema.put("default", option.type().write(value)));
        return schema;
    }

    private static Map<String, Object> type(OptionType<?> type) {
        return switch (type.kind()) {
            case INTEGER -> bounded("integer", type);
            case DECIMAL -> bounded("number", type);
            case FLAG -> Map.of("type", "boolean");
            case TEXT, PATH -> Map.of("type", "string");
            case CHOICE -> Map.of("enum", type.words());
            case TEXTS -> Map.of("type", "array", "items", Map.of("type", "string"));
            case INTEGERS -> Map.of("type", "array", "items", Map.of("type", "integer"));
        };
    }

    private static Map<String, Object> bounded(String name, OptionType<?> type) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", name);
        type.least().ifPresent(bound -> schema.put("minimum", bound));
        type.most().ifPresent(bound -> schema.put("maximum", bound));
        return schema;
    }

    private static Map<String, Object> prompt() {
        return Map.of("type", "string", "pattern", "\\{content\\}");
    }

    private static Map<String, Object> training() {
        return closed(options(TrainingOptions.ALL), List.of());
    }

    private static Map<String, Object> protocol(List<String> required) {
        Map<String, Object> names = list(Map.of("type", "string"));
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put(ProtocolReader.SPLIT, Map.of("enum", Protocol.SPLITS));
        keys.put(ProtocolReader.SEEDS, list(Map.of("type", "integer", "minimum", 0)));
        keys.put(ProtocolReader.FOLDS, Map.of("type", "integer", "minimum", 2));
        keys.put(ProtocolReader.SHARE, Map.of("type", "number", "exclusiveMinimum", 0, "exclusiveMaximum", 1));
        keys.put(ProtocolReader.TRAIN_ON, names);
        keys.put(ProtocolReader.TEST_ON, names);
        keys.put(ProtocolReader.CHOOSE, choose());
        return closed(keys, required);
    }

    private static Map<String, Object> choose() {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put(ChoosingReader.INNER_FOLDS, Map.of("type", "integer", "minimum", 2));
        keys.put(ChoosingReader.THRESHOLDS, Map.of("type", "boolean"));
        keys.put(ChoosingReader.BY, Map.of("enum", Choosing.SCORES));
        TrainingOptions.ALL.forEach(option -> keys.put(option.key(), list(type(option.type()))));
        return closed(keys, List.of(ChoosingReader.INNER_FOLDS));
    }

    private Map<String, Object> change() {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put(ChangeReader.NAME, Map.of("type", "string"));
        keys.putAll(slots(false));
        keys.put(CellTree.PROMPT, prompt());
        keys.put(CellTree.TRAINING, training());
        keys.put(Slot.DATA.key(), component(Slot.DATA, false));
        keys.put(CellTree.PROTOCOL, protocol(List.of()));
        Map<String, Object> schema = new LinkedHashMap<>(closed(keys, List.of()));
        schema.put("minProperties", 1);
        return schema;
    }

    private Map<String, Object> ablate() {
        Map<String, Object> change = change();
        Map<String, Object> several =
                closed(Map.of(ChangeReader.NAME, Map.of("type", "string"), "levels", list(change)), List.of("levels"));
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("design", Map.of("enum", Design.KINDS));
        keys.put("variants", Map.of("type", "array", "items", change));
        keys.put("factors", list(Map.of("anyOf", List.of(change, several))));
        keys.put("cells", Map.of("type", "integer", "minimum", 1));
        keys.put("seed", Map.of("type", "integer", "minimum", 0));
        return closed(keys, List.of());
    }

    private static Map<String, Object> list(Map<String, Object> items) {
        return Map.of("type", "array", "items", items, "minItems", 1, "uniqueItems", true);
    }

    /** A map with these keys, {@code include}, and no others. */
    private static Map<String, Object> closed(Map<String, Object> keys, List<String> required) {
        Map<String, Object> properties = new LinkedHashMap<>(keys);
        properties.put(
                Includes.INCLUDE, Map.of("anyOf", List.of(Map.of("type", "string"), list(Map.of("type", "string")))));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("additionalProperties", false);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        return schema;
    }
}
