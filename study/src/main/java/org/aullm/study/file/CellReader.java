package org.aullm.study.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aullm.api.option.Options;
import org.aullm.api.prompt.PromptTemplate;
import org.aullm.core.config.ComponentConfig;
import org.aullm.core.config.TrainingOptions;
import org.aullm.core.registry.Registry;
import org.aullm.core.registry.Slot;
import org.aullm.study.Problems;
import org.aullm.study.yaml.YamlList;
import org.aullm.study.yaml.YamlMap;
import org.aullm.study.yaml.YamlNode;
import org.aullm.study.yaml.YamlScalar;

/** Checks one cell's parts, each for itself. */
final class CellReader {

    private final Registry registry;
    private final Problems problems;
    private final ComponentReader components;

    CellReader(Registry registry, Problems problems) {
        this.registry = registry;
        this.problems = problems;
        this.components = new ComponentReader(registry, problems);
    }

    /** The cell, or nothing if any part of it is wrong. */
    Optional<Cell> read(CellTree tree) {
        Optional<ComponentConfig> encoder = component(tree, Slot.ENCODER);
        Optional<ComponentConfig> projector = component(tree, Slot.PROJECTOR);
        Optional<ComponentConfig> graph = component(tree, Slot.GRAPH);
        Optional<ComponentConfig> llm = component(tree, Slot.LLM);
        Optional<ComponentConfig> loss = component(tree, Slot.LOSS);
        Optional<List<ComponentConfig>> regularizers = regularizers(tree);
        Optional<String> prompt = prompt(tree);
        Optional<Options> training = training(tree);
        boolean whole = encoder.isPresent()
                && projector.isPresent()
                && graph.isPresent()
                && llm.isPresent()
                && loss.isPresent()
                && regularizers.isPresent()
                && prompt.isPresent()
                && training.isPresent();
        return whole
                ? Optional.of(new Cell(
                        tree.name(),
                        tree.change(),
                        encoder.get(),
                        projector.get(),
                        graph.get(),
                        llm.get(),
                        loss.get(),
                        regularizers.get(),
                        prompt.get(),
                        training.get().plain()))
                : Optional.empty();
    }

    private Optional<ComponentConfig> component(CellTree tree, Slot slot) {
        Optional<YamlNode> node = tree.find(slot.key());
        if (node.isEmpty()) {
            problems.add(
                    tree.place(),
                    tree.path() + "." + slot.key(),
                    "is required: the %s, one of %s.".formatted(slot.title(), String.join(", ", registry.ids(slot))));
            return Optional.empty();
        }
        return components.read(slot, node.get());
    }

    private Optional<List<ComponentConfig>> regularizers(CellTree tree) {
        Optional<YamlNode> node = tree.find(Slot.REGULARIZER.key());
        if (node.isEmpty()) {
            return Optional.of(List.of());
        }
        if (!(node.get() instanceof YamlList list)) {
            problems.add(
                    node.get(),
                    "expected a list of regularizers, [] for none, found %s."
                            .formatted(node.get().shown()));
            return Optional.empty();
        }
        List<ComponentConfig> read = new ArrayList<>();
        list.items().forEach(item -> components.read(Slot.REGULARIZER, item).ifPresent(read::add));
        return read.size() == list.items().size() ? Optional.of(read) : Optional.empty();
    }

    private Optional<String> prompt(CellTree tree) {
        Optional<YamlNode> node = tree.find(CellTree.PROMPT);
        if (node.isEmpty()) {
            return Optional.of(PromptTemplate.DEFAULT.source());
        }
        if (!(node.get() instanceof YamlScalar scalar) || !(scalar.plain() instanceof String text)) {
            problems.add(
                    node.get(),
                    "expected the prompt's text, found %s.".formatted(node.get().shown()));
            return Optional.empty();
        }
        try {
            return Optional.of(new PromptTemplate(text).source());
        } catch (IllegalArgumentException e) {
            problems.add(node.get(), e.getMessage() + ".");
            return Optional.empty();
        }
    }

    private Optional<Options> training(CellTree tree) {
        YamlNode node =
                tree.find(CellTree.TRAINING).orElseGet(() -> new YamlMap(tree.place(), CellTree.TRAINING, Map.of()));
        if (!(node instanceof YamlMap map)) {
            problems.add(node, "expected a map of training options, found %s.".formatted(node.shown()));
            return Optional.empty();
        }
        return new OptionReader(problems).read(TrainingOptions.ALL, map, List.of());
    }
}
