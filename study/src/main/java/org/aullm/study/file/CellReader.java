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

    private static final String ABLATE = "ablate";

    private final Registry registry;
    private final Problems problems;
    private final ComponentReader components;

    CellReader(Registry registry, Problems problems) {
        this.registry = registry;
        this.problems = problems;
        this.components = new ComponentReader(registry, problems);
    }

    /** What can be read of a cell. */
    CellDraft read(CellTree tree) {
        return tree.path().equals(ABLATE) // a combination: no single line of the file is this cell
                ? problems.within("In cell '%s'.".formatted(tree.name()), () -> parts(tree))
                : parts(tree);
    }

    private CellDraft parts(CellTree tree) {
        Optional<ComponentConfig> data = data(tree);
        Optional<Protocol> protocol = protocol(tree);
        Optional<ComponentConfig> encoder = component(tree, Slot.ENCODER);
        Optional<ComponentConfig> projector = component(tree, Slot.PROJECTOR);
        Optional<ComponentConfig> graph = component(tree, Slot.GRAPH);
        Optional<ComponentConfig> llm = component(tree, Slot.LLM);
        Optional<ComponentConfig> loss = component(tree, Slot.LOSS);
        Optional<List<ComponentConfig>> regularizers = regularizers(tree);
        Optional<String> prompt = prompt(tree);
        Optional<Options> training = training(tree);
        boolean whole = data.isPresent()
                && protocol.isPresent()
                && encoder.isPresent()
                && projector.isPresent()
                && graph.isPresent()
                && llm.isPresent()
                && loss.isPresent()
                && regularizers.isPresent()
                && prompt.isPresent()
                && training.isPresent();
        return new CellDraft(
                tree,
                data,
                protocol,
                whole
                        ? Optional.of(new Cell(
                                tree.name(),
                                tree.change(),
                                tree.levels(),
                                data.get(),
                                protocol.get(),
                                encoder.get(),
                                projector.get(),
                                graph.get(),
                                llm.get(),
                                loss.get(),
                                regularizers.get(),
                                prompt.get(),
                                training.get().plain(),
                                new Origins(tree)
                                        .component(Slot.DATA, data.get())
                                        .component(Slot.ENCODER, encoder.get())
                                        .component(Slot.PROJECTOR, projector.get())
                                        .component(Slot.GRAPH, graph.get())
                                        .component(Slot.LLM, llm.get())
                                        .component(Slot.LOSS, loss.get())
                                        .regularizers(regularizers.get())
                                        .protocol()
                                        .prompt()
                                        .training(training.get().plain())
                                        .places()))
                        : Optional.empty());
    }

    /** Data set and protocol alone, where there is no baseline to make a cell of. */
    CellDraft readOuter(CellTree tree) {
        return new CellDraft(tree, data(tree), protocol(tree), Optional.empty());
    }

    // That a study lacks them altogether is said by its reader, once.
    private Optional<ComponentConfig> data(CellTree tree) {
        return tree.find(CellTree.DATA).flatMap(node -> components.read(Slot.DATA, node));
    }

    private Optional<Protocol> protocol(CellTree tree) {
        return tree.find(CellTree.PROTOCOL).flatMap(node -> {
            if (node instanceof YamlMap map) {
                return ProtocolReader.read(map, problems);
            }
            problems.add(
                    node, "expected a map, such as { split: loso, seeds: [1] }, found %s.".formatted(node.shown()));
            return Optional.empty();
        });
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
