package org.aullm.study.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aullm.core.config.Choosing;
import org.aullm.core.config.ComponentConfig;
import org.aullm.core.registry.Slot;
import org.aullm.study.file.Cell;
import org.aullm.study.file.Design;
import org.aullm.study.file.Protocol;
import org.aullm.study.file.Study;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Writes a study with every option's value and whole paths. What is written is itself a study file for the same trials. */
final class ResolvedYaml {

    private static final int WIDTH = 120;
    private static final DumpSettings STYLE = DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.AUTO) // a component in one line, as people write it
            .setWidth(WIDTH)
            .setSchema(new CoreSchema())
            .build();

    private ResolvedYaml() {}

    static String of(Study study) {
        Cell baseline = study.baseline();
        Map<String, Object> components = new LinkedHashMap<>(slots(baseline));
        Object data = components.remove(Slot.DATA.key());
        Object protocol = components.remove("protocol");
        Object prompt = components.remove("prompt");
        Object training = components.remove("training");
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("study", study.name());
        root.put("data", data);
        root.put("units", study.units());
        root.put("protocol", protocol);
        root.put("baseline", components);
        root.put("prompt", prompt);
        root.put("training", training);
        root.put("device", study.device());
        List<Object> variants = new ArrayList<>();
        study.cells().subList(1, study.cells().size()).forEach(cell -> variants.add(variant(cell, baseline)));
        if (!variants.isEmpty()) {
            // Combinations are spelled out: a list has the same cells as the design that made them.
            Map<String, Object> ablate = new LinkedHashMap<>();
            ablate.put(
                    "design",
                    study.design().factors().isEmpty() ? study.design().kind() : Design.LIST);
            ablate.put("variants", variants);
            root.put("ablate", ablate);
        }
        return "# The study as it was run: command-line changes made, every option with its value.\n"
                + new Dump(STYLE).dumpToString(root);
    }

    private static Map<String, Object> variant(Cell cell, Cell baseline) {
        Map<String, Object> unchanged = slots(baseline);
        Map<String, Object> variant = new LinkedHashMap<>();
        variant.put("name", cell.name());
        slots(cell).forEach((key, value) -> {
            // A variant that comes to the same as the baseline still has to say something.
            if (!value.equals(unchanged.get(key)) || slots(cell).equals(unchanged)) {
                variant.put(key, value);
            }
        });
        return variant;
    }

    private static Map<String, Object> slots(Cell cell) {
        Map<String, Object> slots = new LinkedHashMap<>();
        slots.put(Slot.DATA.key(), component(cell.data()));
        slots.put("protocol", protocol(cell.protocol()));
        slots.put(Slot.ENCODER.key(), component(cell.encoder()));
        slots.put(Slot.PROJECTOR.key(), component(cell.projector()));
        slots.put(Slot.GRAPH.key(), component(cell.graph()));
        slots.put(Slot.LLM.key(), component(cell.llm()));
        slots.put(Slot.LOSS.key(), component(cell.loss()));
        slots.put(
                Slot.REGULARIZER.key(),
                cell.regularizers().stream().map(ResolvedYaml::component).toList());
        slots.put("prompt", cell.prompt());
        slots.put("training", cell.training());
        return slots;
    }

    private static Map<String, Object> component(ComponentConfig config) {
        Map<String, Object> component = new LinkedHashMap<>();
        component.put("use", config.use());
        component.putAll(config.options());
        return component;
    }

    private static Map<String, Object> protocol(Protocol protocol) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("split", protocol.split());
        if (protocol.folds() > 0) {
            map.put("folds", protocol.folds());
        }
        if (protocol.share() > 0) {
            map.put("share", protocol.share());
        }
        if (!protocol.trainOn().isEmpty()) {
            map.put("train-on", protocol.trainOn());
        }
        if (!protocol.testOn().isEmpty()) {
            map.put("test-on", protocol.testOn());
        }
        if (!protocol.choosing().isNothing()) {
            map.put("choose", choosing(protocol.choosing()));
        }
        map.put("seeds", protocol.seeds());
        return map;
    }

    private static Map<String, Object> choosing(Choosing choosing) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("inner-folds", choosing.innerFolds());
        map.putAll(choosing.options());
        map.put("thresholds", choosing.thresholds());
        map.put("by", choosing.by());
        return map;
    }
}
