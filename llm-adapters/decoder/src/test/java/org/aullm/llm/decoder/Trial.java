package org.aullm.llm.decoder;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.aullm.api.ActionUnit;
import org.aullm.api.Mode;
import org.aullm.api.Parameter;
import org.aullm.api.Tuning;
import org.aullm.api.prompt.Prompt;
import org.aullm.api.prompt.PromptSpec;
import org.aullm.api.prompt.PromptTemplate;
import org.aullm.api.spi.Build;
import org.aullm.tensor.Arrays;
import org.aullm.tensor.Engines;
import org.aullm.tensor.GradMode;
import org.aullm.tensor.Numbers;
import org.aullm.tensor.Ops;
import org.aullm.tensor.StepScope;
import org.aullm.testkit.Builds;

/** A back end with a batch to judge: two content tokens and one instruction token for each clip, three units. */
final class Trial implements AutoCloseable {

    static final List<ActionUnit> UNITS = List.of(new ActionUnit(4), new ActionUnit(7), new ActionUnit(12));
    static final PromptSpec PROMPT = new PromptSpec(
            new PromptTemplate("bad cab: {content}d{relations}ab?"), Map.of("content", 2, "relations", 1), UNITS);

    final NDManager root = Engines.newManager(Device.cpu());
    final DecoderBackend backend;
    final NDArray content;
    final NDArray relations;

    Trial(Map<String, ?> options, Tuning tuning, DataType precision, Shortcuts shortcuts, int batch) {
        this(options, tuning, precision, shortcuts, batch, 1);
    }

    Trial(Map<String, ?> options, Tuning tuning, DataType precision, Shortcuts shortcuts, int batch, long seed) {
        Map<String, Object> all = new HashMap<>(options);
        all.put("shared-prefix", shortcuts.sharedPrefix());
        all.put("trimmed-last-layer", shortcuts.trimmedLastLayer());
        all.put("recompute-layers", shortcuts.recomputed());
        Build build = Builds.of(new DecoderProvider(), all, tuning, precision, seed);
        this.backend = new DecoderBackend(build, PROMPT, DecoderSettings.of(build.options()));
        int width = backend.spec().tokens().width();
        this.content = Arrays.owned(root, normal(3, batch * 2 * width), precision, batch, 2, width);
        this.relations = Arrays.owned(root, normal(4, batch * width), precision, batch, 1, width);
        content.setRequiresGradient(true);
        relations.setRequiresGradient(true);
    }

    static Trial nano(Tuning tuning, DataType precision, Shortcuts shortcuts) {
        return new Trial(Map.of("size", "nano"), tuning, precision, shortcuts, 3);
    }

    private static double[] normal(long seed, int size) {
        return new Random(seed).doubles(size, -1.5, 1.5).toArray();
    }

    /** Gives adapters something to do: their second half starts at zero. */
    Trial stirred() {
        for (Parameter parameter : backend.parameters().trained()) {
            if (parameter.name().endsWith("lora_B.weight")) {
                double[] values = normal(
                        parameter.name().hashCode(), (int) parameter.array().size());
                try (GradMode off = GradMode.off();
                        NDManager scratch = root.newSubManager()) {
                    NDArray drawn = Arrays.owned(
                            scratch,
                            values,
                            parameter.array().getDataType(),
                            parameter.array().getShape().getShape());
                    parameter.array().addi(Ops.scale(drawn, 0.1));
                }
            }
        }
        return this;
    }

    Prompt prompt(NDArray contentTokens, NDArray relationTokens) {
        Map<String, Prompt.Part> parts = new HashMap<>();
        parts.put("content", new Prompt.ClipTokens("content", contentTokens));
        parts.put("relations", new Prompt.ClipTokens("relations", relationTokens));
        return PROMPT.template().fill(UNITS, parts);
    }

    NDArray infer(Mode mode) {
        return backend.infer(prompt(content, relations), mode);
    }

    double[] logits() {
        try (GradMode off = GradMode.off();
                StepScope step = StepScope.open(root)) {
            return Numbers.doubles(infer(Mode.EVAL));
        }
    }

    /** A scalar in which every logit counts differently. */
    NDArray loss() {
        NDArray logits = infer(Mode.TRAIN);
        return logits.square().sum().add(Ops.sigmoid(logits).sum());
    }

    @Override
    public void close() {
        backend.close();
        root.close();
    }
}
