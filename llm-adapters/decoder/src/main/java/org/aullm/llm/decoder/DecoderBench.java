package org.aullm.llm.decoder;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.aullm.api.ComponentException;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;
import org.aullm.api.spi.BenchProvider;
import org.aullm.tensor.Engines;
import org.aullm.tensor.GradMode;
import org.aullm.tensor.StepScope;
import org.aullm.tensor.Stopwatch;

/** Measures training steps and judgements of the decoder, beside a large product of matrices in the same run. */
public final class DecoderBench implements BenchProvider {

    private static final int GEMM = 2048;

    static final Option<String> SIZE = Option.choice(
                    "size", "shape of the model; its weights are random", "tiny", "0.5b")
            .orElse("tiny");
    static final Option<Integer> LAYERS = Option.integer("layers", "layers; 0 for all of the size's")
            .atLeast(0)
            .orElse(0);
    static final Option<Integer> BATCH =
            Option.integer("batch", "clips of a step").atLeast(1).orElse(16);
    static final Option<Integer> PROMPT =
            Option.integer("prompt", "positions of a prompt").atLeast(3).orElse(160);
    static final Option<Integer> SUFFIX = Option.integer(
                    "suffix", "how many of these, the last ones, differ between clips")
            .atLeast(2)
            .orElse(16);
    static final Option<Integer> THREADS =
            Option.integer("threads", "threads of the engine").atLeast(1).orElse(1);
    static final Option<Integer> STEPS =
            Option.integer("steps", "measured steps").atLeast(1).orElse(5);
    static final Option<String> PREFIX = Option.choice(
                    "prefix", "whether what all clips share is computed once or for each", "shared", "per-sample")
            .orElse("shared");
    static final Option<String> TRIM = Option.choice(
                    "trim", "whether the last layer is computed only where it is read", "on", "off")
            .orElse("on");
    static final Option<Integer> COUNTERFACTUALS = Option.integer("counterfactuals", "altered clips judged with each")
            .atLeast(0)
            .orElse(0);
    static final Option<Boolean> RECOMPUTE = Option.flag(
                    "recompute-layers", "whether layers are computed again on the way back instead of being kept")
            .orElse(false);
    static final Option<Integer> RANK =
            Option.integer("rank", "of the LoRA adapters").atLeast(1).orElse(8);
    static final Option<List<String>> TARGETS = Option.texts("targets", "projections that get an adapter")
            .orElse(List.of("q_proj", "k_proj", "v_proj", "o_proj"));
    static final Option<Boolean> COMPARE = Option.flag(
                    "compare", "whether the same is measured without any savings too, step by step in turn")
            .orElse(false);

    @Override
    public String id() {
        return "llm";
    }

    @Override
    public String summary() {
        return "what a training step and a judgement of the decoder cost, in time and against a plain product of matrices";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(
                SIZE,
                LAYERS,
                BATCH,
                PROMPT,
                SUFFIX,
                THREADS,
                STEPS,
                PREFIX,
                TRIM,
                COUNTERFACTUALS,
                RECOMPUTE,
                RANK,
                TARGETS,
                COMPARE,
                DecoderSettings.COMPUTE);
    }

    /** A case with its times. */
    private record Measured(BenchStep step, Stopwatch train, Stopwatch infer) {
        Measured(BenchStep step) {
            this(step, new Stopwatch(), new Stopwatch());
        }
    }

    @Override
    public void run(Options options, Consumer<String> lines) {
        Engines.setThreads(options.get(THREADS));
        try (NDManager home = Engines.newManager(Device.cpu())) {
            BenchModel model = BenchModel.of(options.get(SIZE), options.get(LAYERS), home);
            LoraSettings lora = new LoraSettings(
                            LoraSettings.Kind.LORA,
                            options.get(RANK),
                            2.0 * options.get(RANK),
                            0,
                            Set.copyOf(options.get(TARGETS)))
                    .requireIn(model.architecture());
            Compute compute = Compute.of(options.get(DecoderSettings.COMPUTE));
            List<Measured> cases = new ArrayList<>();
            for (BenchCase bench : cases(options)) {
                cases.add(new Measured(new BenchStep(bench, model, lora, compute)));
            }
            Stopwatch gemm = measure(cases, options.get(STEPS), home, lines);
            double rate = 2.0 * Math.pow(GEMM, 3) / 1e6 / gemm.cpuMedian();
            for (Measured measured : cases) {
                BenchCase bench = measured.step().bench();
                BenchWork work = BenchWork.of(bench, model.architecture(), lora);
                lines.accept(line("train", options, bench, measured.train(), work.trainGflop(), rate));
                lines.accept(line("infer", options, bench, measured.infer(), work.inferGflop(), rate));
                measured.step().close();
            }
            if (cases.size() == 2) {
                lines.accept(String.format(
                        Locale.ROOT,
                        "# without savings a training step takes %.2f times the processor time, a judgement %.2f times",
                        cases.get(1).train().cpuMedian() / cases.get(0).train().cpuMedian(),
                        cases.get(1).infer().cpuMedian() / cases.get(0).infer().cpuMedian()));
            }
        }
    }

    private static List<BenchCase> cases(Options options) {
        int prompt = options.get(PROMPT);
        int suffix = options.get(SUFFIX);
        if (suffix >= prompt) {
            throw new ComponentException(
                    "suffix: %d of %d positions are to differ between clips, which leaves none that they share. Choose fewer."
                            .formatted(suffix, prompt));
        }
        Shortcuts chosen = new Shortcuts(
                options.get(PREFIX).equals("shared"), options.get(TRIM).equals("on"), options.get(RECOMPUTE));
        List<Shortcuts> all = options.get(COMPARE) ? List.of(chosen, Shortcuts.NONE) : List.of(chosen);
        return all.stream()
                .map(shortcuts ->
                        new BenchCase(options.get(BATCH), options.get(COUNTERFACTUALS), prompt, suffix, shortcuts))
                .toList();
    }

    /** One step of each case after the other, so that a busy machine is busy for all of them. */
    private static Stopwatch measure(List<Measured> cases, int steps, NDManager home, Consumer<String> lines) {
        for (Measured measured : cases) {
            lines.accept(String.format(
                    Locale.ROOT,
                    "# prefix=%s trim=%s counterfactuals=%d loss before training %.7f",
                    prefix(measured.step().bench()),
                    trim(measured.step().bench()),
                    measured.step().bench().counterfactuals(),
                    measured.step().infer()));
            measured.step().train();
        }
        Stopwatch gemm = new Stopwatch();
        gemm(home, new Stopwatch());
        for (int i = 0; i < steps; i++) {
            gemm(home, gemm);
            for (Measured measured : cases) {
                measured.train().time(() -> measured.step().train());
                measured.infer().time(() -> measured.step().infer());
            }
        }
        gemm(home, gemm);
        return gemm;
    }

    private static void gemm(NDManager home, Stopwatch usage) {
        try (GradMode off = GradMode.off();
                StepScope scope = StepScope.open(home)) {
            NDArray left = scope.manager().randomNormal(0, 1, new Shape(GEMM, GEMM), DataType.FLOAT32);
            NDArray right = scope.manager().randomNormal(0, 1, new Shape(GEMM, GEMM), DataType.FLOAT32);
            usage.time(() -> left.matMul(right));
        }
    }

    private static String line(
            String kind, Options options, BenchCase bench, Stopwatch usage, double gflop, double rate) {
        return String.format(
                Locale.ROOT,
                "RESULT kind=%s peer=aullm size=%s layers=%d batch=%d prompt=%d suffix=%d threads=%d prefix=%s trim=%s"
                        + " ms=%.2f min_ms=%.2f cpu_ms=%.2f gflop=%.3f gemm_gflops=%.1f gemm_ratio=%.3f peak_rss_mb=%d",
                kind,
                options.get(SIZE),
                BenchModel.architecture(options.get(SIZE), options.get(LAYERS)).layers(),
                bench.batch(),
                bench.prompt(),
                bench.suffix(),
                options.get(THREADS),
                prefix(bench),
                trim(bench),
                usage.wallMedian(),
                usage.wallLeast(),
                usage.cpuMedian(),
                gflop,
                rate,
                gflop / (usage.cpuMedian() / 1e3) / rate,
                Stopwatch.peakResidentMb());
    }

    private static String prefix(BenchCase bench) {
        return bench.shortcuts().sharedPrefix() ? "shared" : "per-sample";
    }

    private static String trim(BenchCase bench) {
        return bench.shortcuts().trimmedLastLayer() ? "on" : "off";
    }
}
