package org.aullm.study.file;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aullm.core.registry.Registry;
import org.aullm.core.registry.Slot;
import org.aullm.study.Problems;
import org.aullm.study.yaml.YamlMap;
import org.aullm.study.yaml.YamlNode;

/** Reads a study file's keys, each part for itself. Whether parts fit each other is the next question. */
final class StudyReader {

    private static final List<String> KEYS = List.of(
            "study", "data", "units", "protocol", "baseline", CellTree.PROMPT, CellTree.TRAINING, "device", "ablate");
    private static final List<String> BASELINE = List.of(
            Slot.ENCODER.key(),
            Slot.PROJECTOR.key(),
            Slot.GRAPH.key(),
            Slot.LLM.key(),
            Slot.LOSS.key(),
            Slot.REGULARIZER.key());
    private static final int LAST_UNIT = 99;

    private final Registry registry;
    private final YamlMap root;
    private final Problems problems;
    private final Keys keys;

    StudyReader(Registry registry, StudyFile file) {
        this.registry = registry;
        this.root = file.root();
        this.problems = file.problems();
        this.keys = new Keys(root, problems);
    }

    /**
     * What could be read.
     *
     * @param units the action units and where each was written
     * @param cells the baseline first; never empty
     */
    record Draft(String name, Map<Integer, YamlNode> units, String device, Design design, List<CellDraft> cells) {}

    Draft read() {
        keys.only(KEYS);
        String name = name();
        keys.required(CellTree.DATA, "the data set");
        Map<Integer, YamlNode> units = units();
        keys.required(CellTree.PROTOCOL, "a map, such as { split: loso, seeds: [1] }");
        String device = device();
        Map<String, YamlNode> outer = new LinkedHashMap<>();
        for (String key : List.of(CellTree.DATA, CellTree.PROTOCOL, CellTree.PROMPT, CellTree.TRAINING)) {
            root.find(key).ifPresent(node -> outer.put(key, node));
        }
        CellReader reader = new CellReader(registry, problems);
        Optional<YamlMap> components = keys.required("baseline", "the components that all variants start from")
                .flatMap(node -> keys.map(node, "a map of components"));
        if (components.isEmpty()) {
            CellDraft alone = reader.readOuter(CellTree.baseline(root, outer));
            return new Draft(name, units, device, Design.without(Design.ONE_AT_A_TIME), List.of(alone));
        }
        Ablation.Expanded expanded =
                new Ablation(problems).expand(baseline(components.get(), outer), root.find("ablate"));
        return new Draft(
                name,
                units,
                device,
                expanded.design(),
                expanded.cells().stream().map(reader::read).toList());
    }

    private CellTree baseline(YamlMap components, Map<String, YamlNode> outer) {
        new Keys(components, problems).only(BASELINE);
        Map<String, YamlNode> values = new LinkedHashMap<>(outer);
        for (String key : BASELINE) {
            components.find(key).ifPresent(node -> values.put(key, node));
        }
        return CellTree.baseline(components, values);
    }

    private String name() {
        Optional<YamlNode> node = keys.required("study", "the study's name");
        Optional<String> name = node.flatMap(given -> keys.text(given, "the study's name"));
        if (name.isPresent() && !name.get().matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            problems.add(
                    node.orElseThrow(),
                    "'%s' cannot name a folder; use letters, digits, '-', '_' and '.'.".formatted(name.get()));
        }
        return name.orElse("");
    }

    private Map<Integer, YamlNode> units() {
        String what = "a list of action units, such as [1, 2, 4]";
        Map<Integer, YamlNode> units = new LinkedHashMap<>();
        keys.required("units", what)
                .map(node -> keys.wholeNumbers(node, 1, LAST_UNIT, what, "an action unit, a number from 1 to 99"))
                .orElse(Map.of())
                .forEach((unit, node) -> units.put(unit.intValue(), node));
        return units;
    }

    private String device() {
        Optional<YamlNode> node = root.find("device");
        Optional<String> device = node.flatMap(given -> keys.text(given, "auto, cpu, cuda or cuda:N"));
        if (device.isPresent() && !device.get().matches("auto|cpu|cuda(:[0-9]{1,3})?")) {
            problems.add(
                    node.orElseThrow(),
                    "'%s' is not a device; write auto, cpu, cuda or cuda:N.".formatted(device.get()));
        }
        return device.orElse("cpu");
    }
}
