package org.aullm.llm.decoder;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.aullm.api.Mode;
import org.aullm.api.Tuning;
import org.aullm.api.option.Options;
import org.aullm.api.prompt.Prompt;
import org.aullm.api.prompt.PromptSpec;
import org.aullm.api.prompt.PromptTemplate;
import org.aullm.api.spi.Build;
import org.aullm.tensor.Arrays;
import org.aullm.tensor.Engines;
import org.aullm.tensor.GradMode;
import org.aullm.tensor.GradientTape;
import org.aullm.tensor.Gradients;
import org.aullm.tensor.Numbers;
import org.aullm.tensor.Ops;
import org.aullm.tensor.StepScope;
import org.aullm.tensor.kernel.Kernels;
import org.aullm.tensor.optim.AdamW;

/** One case's back end, with soft tokens that want gradients as a trained projector's do, and an optimizer. */
final class BenchStep implements AutoCloseable {

    private final BenchCase bench;
    private final PromptSpec spec;
    private final DecoderBackend backend;
    private final NDManager home = Engines.newManager(Device.cpu());
    private final NDArray content;
    private final NDArray relations;
    private final NDArray targets;
    private final AdamW optimizer;

    BenchStep(BenchCase bench, BenchModel model, LoraSettings lora, Compute compute) {
        this.bench = bench;
        this.spec = bench.spec();
        DecoderSettings settings = new DecoderSettings(
                model, lora, Optional.empty(), Optional.empty(), ChatForm.NONE, bench.shortcuts(), compute);
        Build build = new Build(Engines.newManager(Device.cpu()), 1, DataType.FLOAT32, Tuning.ADAPTER, Options.EMPTY);
        this.backend = new DecoderBackend(build, spec, settings);
        int sequences = bench.sequences();
        int hidden = model.architecture().hidden();
        SplittableRandom random = new SplittableRandom(2);
        this.content = soft(random, sequences, hidden);
        this.relations = soft(random, sequences, hidden);
        int units = spec.units().size();
        double[] labels = random.doubles((long) sequences * units)
                .map(drawn -> drawn < 0.2 ? 1 : 0)
                .toArray();
        this.targets = Arrays.owned(home, labels, DataType.FLOAT32, sequences, units);
        this.optimizer = new AdamW(home, backend.parameters().trained(), 0.01);
    }

    private NDArray soft(SplittableRandom random, int sequences, int hidden) {
        double[] values = random.doubles((long) sequences * hidden, -1.7, 1.7).toArray();
        NDArray tokens = Arrays.owned(home, values, DataType.FLOAT32, sequences, 1, hidden);
        tokens.setRequiresGradient(true);
        return tokens;
    }

    BenchCase bench() {
        return bench;
    }

    /** Forward, backward and the optimizer's step; gives the loss before it. */
    double train() {
        try (StepScope scope = StepScope.open(home);
                GradientTape tape = GradientTape.record()) {
            NDArray loss = Ops.mean(Kernels.bceWithLogits(logits(Mode.TRAIN), targets));
            tape.backward(loss);
            Gradients.clear(content);
            Gradients.clear(relations);
            optimizer.step(1e-4, 1);
            return Numbers.item(loss);
        }
    }

    /** Forward only; gives the loss. */
    double infer() {
        try (GradMode off = GradMode.off();
                StepScope scope = StepScope.open(home)) {
            return Numbers.item(Ops.mean(Kernels.bceWithLogits(logits(Mode.EVAL), targets)));
        }
    }

    private NDArray logits(Mode mode) {
        Map<String, Prompt.Part> parts = Map.of(
                PromptTemplate.CONTENT, new Prompt.ClipTokens(PromptTemplate.CONTENT, content),
                PromptTemplate.RELATIONS, new Prompt.ClipTokens(PromptTemplate.RELATIONS, relations));
        return backend.infer(spec.template().fill(spec.units(), parts), mode);
    }

    @Override
    public void close() {
        optimizer.close();
        backend.close();
        home.close();
    }
}
