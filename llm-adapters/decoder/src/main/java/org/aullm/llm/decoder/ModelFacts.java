package org.aullm.llm.decoder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.aullm.tensor.safetensors.Checkpoint;
import org.aullm.tensor.safetensors.StoredType;

/** What a checkpoint is, in words: read from its configuration and the headers of its weights. */
final class ModelFacts {

    private ModelFacts() {}

    static Map<String, String> of(ModelFolder model) {
        Architecture architecture = model.architecture();
        Architecture.Traits traits = architecture.traits();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("model", model.title());
        facts.put("family", architecture.family());
        facts.put("parameters", String.format(Locale.ROOT, "%,d", architecture.size()));
        facts.put(
                "shape",
                "%d layers, hidden %d, inner %d"
                        .formatted(architecture.layers(), architecture.hidden(), architecture.inner()));
        facts.put(
                "heads",
                "%d of width %d, over %d for keys and values"
                        .formatted(architecture.heads(), architecture.headWidth(), architecture.keyHeads()));
        facts.put(
                "vocabulary",
                "%d words, %s".formatted(architecture.vocabulary(), traits.tied() ? "tied" : "with a head of its own"));
        facts.put("positions", Integer.toString(architecture.positions()));
        facts.put("attention", grouped(architecture.kinds(), ModelFacts::window));
        facts.put("rotary positions", grouped(architecture.kinds(), kind -> rope(kind.rope(), architecture)));
        facts.put(
                "feed-forward",
                traits.activation().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        facts.put("also", others(architecture));
        facts.put("adapter targets", String.join(", ", architecture.projections()));
        facts.putAll(memory(model.folder()));
        return facts;
    }

    /** Layers that are alike, together. */
    private static String grouped(List<LayerKind> kinds, Function<LayerKind, String> say) {
        Map<String, Long> counts =
                kinds.stream().collect(Collectors.groupingBy(say, LinkedHashMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(entry -> counts.size() == 1
                        ? entry.getKey()
                        : "%s (%d layers)".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining("; "));
    }

    private static String window(LayerKind kind) {
        return kind.window() == LayerKind.ALL ? "all positions" : "window of " + kind.window();
    }

    private static String rope(Optional<Rope> rope, Architecture architecture) {
        return rope.map(turning -> {
                    String part = turning.width() == architecture.headWidth()
                            ? ""
                            : ", %d of %d numbers".formatted(turning.width(), architecture.headWidth());
                    String scaling = turning.scaling() instanceof RopeScaling.None ? "" : ", " + turning.scaling();
                    return "base %s%s%s".formatted(turning.theta(), part, scaling);
                })
                .orElse("none");
    }

    private static String others(Architecture architecture) {
        Architecture.Traits traits = architecture.traits();
        List<String> others = new ArrayList<>();
        if (traits.biases().queryKeyValue()) {
            others.add("biases into attention");
        }
        if (traits.biases().output()) {
            others.add("bias out of attention");
        }
        if (traits.biases().feedForward()) {
            others.add("biases in the feed-forward part");
        }
        if (traits.norms().queriesAndKeys()) {
            others.add("normalised queries and keys");
        }
        if (traits.norms().after()) {
            others.add("normalised results");
        }
        if (traits.embeddingScale() != 1) {
            others.add("embeddings times " + traits.embeddingScale());
        }
        traits.scoreCap().ifPresent(cap -> others.add("scores bent towards " + cap));
        traits.logitCap().ifPresent(cap -> others.add("logits bent towards " + cap));
        return others.isEmpty() ? "nothing out of the ordinary" : String.join(", ", others);
    }

    private static Map<String, String> memory(Path folder) {
        Map<StoredType, Long> numbers = new LinkedHashMap<>();
        try (Checkpoint checkpoint = Checkpoint.open(folder)) {
            for (String name : checkpoint.names()) {
                numbers.merge(checkpoint.type(name), checkpoint.shape(name).size(), Long::sum);
            }
        }
        long all = numbers.values().stream().mapToLong(Long::longValue).sum();
        boolean mapped = numbers.keySet().equals(java.util.Set.of(StoredType.F32));
        return Map.of(
                "memory",
                String.format(
                        Locale.ROOT,
                        "%.1f MB as FLOAT32%s",
                        4e-6 * all,
                        mapped
                                ? ", mapped from the file and shared by all workers"
                                : ", widened from " + numbers.keySet()));
    }
}
