package org.aullm.llm.decoder;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Reads from a {@code config.json} which layers see a window only, and which have which rotary positions. */
final class LayersReader {

    private static final String FULL = "full_attention";
    private static final String SLIDING = "sliding_attention";
    private static final int USUAL_WINDOW = 4096;

    private final ConfigFields config;
    private final Family family;
    private final int layers;
    private final RopeReader ropes;

    LayersReader(ConfigFields config, Family family, int headWidth) {
        this.config = config;
        this.family = family;
        this.layers = config.size("num_hidden_layers");
        this.ropes = new RopeReader(config, family, headWidth);
    }

    List<LayerKind> read() {
        int window = window();
        List<Boolean> turned = turned();
        List<Boolean> sliding = sliding(window, turned);
        Map<Boolean, Rope> rope = ropes.read();
        List<LayerKind> kinds = new ArrayList<>();
        for (int layer = 0; layer < layers; layer++) {
            boolean slides = sliding.get(layer);
            Optional<Rope> own = turned.get(layer) ? Optional.ofNullable(rope.get(slides)) : Optional.empty();
            kinds.add(new LayerKind(own, slides ? window : LayerKind.ALL));
        }
        return kinds;
    }

    /** {@link LayerKind#ALL} where there is none. */
    private int window() {
        if (family == Family.LLAMA) {
            return LayerKind.ALL;
        }
        boolean switched = family == Family.QWEN2 || family == Family.QWEN3 || family == Family.SMOLLM3;
        boolean used = !switched || config.flag("use_sliding_window", false);
        boolean none = config.isNull("sliding_window")
                || (!config.has("sliding_window") && (family == Family.PHI3 || family == Family.SMOLLM3));
        int window = none ? LayerKind.ALL : config.integer("sliding_window", USUAL_WINDOW);
        if (window < 1) {
            throw config.refused("sliding_window", "a window of at least 1 is expected");
        }
        return used ? window : LayerKind.ALL;
    }

    private List<Boolean> sliding(int window, List<Boolean> turned) {
        boolean none = window == LayerKind.ALL;
        IntPredicate rule =
                switch (family) {
                    case LLAMA -> layer -> false;
                    case MISTRAL, PHI3 -> layer -> !none;
                    case QWEN2, QWEN3 -> {
                        int full = config.integer("max_window_layers", 28);
                        yield layer -> !none && layer >= full;
                    }
                    case GEMMA2 -> layer -> (layer + 1) % 2 != 0;
                    case GEMMA3 -> {
                        int pattern = config.positive("sliding_window_pattern", 6);
                        yield layer -> (layer + 1) % pattern != 0;
                    }
                    case SMOLLM3 -> layer -> !none && !turned.get(layer);
                };
        List<Boolean> ruled = perLayer(rule);
        List<String> types = config.texts("layer_types");
        if (types.isEmpty()) {
            return checkPattern(ruled);
        }
        List<Boolean> sliding = types.stream().map(SLIDING::equals).toList();
        if (types.size() != layers) {
            throw config.refused("layer_types", "%d layers are expected".formatted(layers));
        }
        if (!types.stream().allMatch(type -> type.equals(FULL) || type.equals(SLIDING))) {
            throw config.refused("layer_types", "this decoder knows full_attention and sliding_attention");
        }
        if (sliding.contains(true) && none) {
            throw config.refused("layer_types", "there is no window in use that sliding_attention could mean");
        }
        boolean fixed = family == Family.LLAMA || family == Family.MISTRAL || family == Family.PHI3;
        if (fixed && !sliding.equals(ruled)) {
            throw config.refused("layer_types", "in family %s all layers are alike".formatted(family.type()));
        }
        config.ignore("_sliding_window_pattern");
        return sliding;
    }

    private List<Boolean> checkPattern(List<Boolean> ruled) {
        if (family.gemma() && config.isNull("sliding_window") && ruled.contains(true)) {
            throw config.refused("sliding_window", "family %s needs a window".formatted(family.type()));
        }
        return ruled;
    }

    /** Whether each layer has rotary positions. */
    private List<Boolean> turned() {
        if (family != Family.SMOLLM3) {
            return perLayer(layer -> true);
        }
        int interval = config.positive("no_rope_layer_interval", 4);
        List<Integer> marks = config.integers("no_rope_layers");
        if (marks.isEmpty()) {
            return perLayer(layer -> (layer + 1) % interval != 0);
        }
        if (marks.size() < layers) {
            throw config.refused("no_rope_layers", "%d layers are expected".formatted(layers));
        }
        return perLayer(layer -> marks.get(layer) != 0);
    }

    private List<Boolean> perLayer(IntPredicate rule) {
        List<Boolean> answers = new ArrayList<>();
        for (int layer = 0; layer < layers; layer++) {
            answers.add(rule.test(layer));
        }
        return answers;
    }
}
