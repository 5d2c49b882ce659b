package org.aullm.core.reference;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.aullm.api.ComponentException;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.Mode;
import org.aullm.api.OtherEngine;
import org.aullm.api.Tuning;
import org.aullm.api.VisualEncoder;
import org.aullm.api.VisualFeatures;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;
import org.aullm.api.spi.BenchProvider;
import org.aullm.api.spi.Build;
import org.aullm.api.spi.VisualEncoderProvider;
import org.aullm.core.registry.Registry;
import org.aullm.core.registry.Slot;
import org.aullm.tensor.Engines;
import org.aullm.tensor.GradMode;
import org.aullm.tensor.GradientTape;
import org.aullm.tensor.Gradients;
import org.aullm.tensor.StepScope;
import org.aullm.tensor.Stopwatch;

/** Measures what visual encoders with default options cost for a clip: a look, and a look with the way back. */
public final class EncoderBench implements BenchProvider {

    private static final Option<List<String>> ENCODERS = Option.texts(
                    "encoders", "which; all that need no option where none is named")
            .orElse(List.of());
    private static final Option<Integer> BATCH =
            Option.integer("batch", "clips of a step").atLeast(1).orElse(16);
    private static final Option<Integer> STEPS =
            Option.integer("steps", "measured steps").atLeast(1).orElse(5);
    private static final Option<Integer> THREADS =
            Option.integer("threads", "threads of the engine").atLeast(1).orElse(1);

    @Override
    public String id() {
        return "encoders";
    }

    @Override
    public String summary() {
        return "what visual encoders cost for a clip, in processor time; on noise of the smallest usual size";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(ENCODERS, BATCH, STEPS, THREADS);
    }

    @Override
    public void run(Options options, Consumer<String> lines) {
        Engines.setThreads(options.get(THREADS));
        List<String> named = options.get(ENCODERS);
        Registry registry = Registry.load();
        for (String id : named.isEmpty() ? registry.ids(Slot.ENCODER) : named) {
            VisualEncoderProvider provider = provider(registry, id);
            Optional<Options> defaults = Sample.defaults(Slot.ENCODER, provider);
            Optional<EvidenceSpec> evidence = defaults.flatMap(own -> Sample.evidence(provider, own));
            lines.accept(
                    evidence.isPresent()
                            ? measure(provider, defaults.orElseThrow(), evidence.get(), options)
                            : "# %s needs an option, and is left out".formatted(id));
        }
    }

    private static VisualEncoderProvider provider(Registry registry, String id) {
        return (VisualEncoderProvider) registry.find(Slot.ENCODER, id)
                .orElseThrow(() -> new ComponentException("no visual encoder is called '%s'; there are %s"
                        .formatted(id, String.join(", ", registry.ids(Slot.ENCODER)))));
    }

    private static String measure(VisualEncoderProvider provider, Options own, EvidenceSpec evidence, Options options) {
        int batch = options.get(BATCH);
        Build build = new Build(Engines.newManager(Device.cpu()), 1, DataType.FLOAT32, provider.tuning(), own);
        try (NDManager home = Engines.newManager(Device.cpu());
                VisualEncoder encoder = provider.create(build, evidence)) {
            Shape shape = new Shape(batch).addAll(evidence.shape());
            float[] values = noise(shape);
            double look = median(options.get(STEPS), () -> look(home, encoder, values, shape));
            String learn = provider.tuning() == Tuning.FROZEN
                    ? "-"
                    : perClip(median(options.get(STEPS), () -> learn(home, encoder, values, shape)), batch);
            return "RESULT encoder=%s evidence=%s shape=%s batch=%d threads=%d look_ms=%s learn_ms=%s"
                    .formatted(
                            provider.id(),
                            evidence.kind(),
                            evidence.shape().toString().replace(" ", ""),
                            batch,
                            options.get(THREADS),
                            perClip(look, batch),
                            learn);
        }
    }

    private static String perClip(double milliseconds, int batch) {
        return String.format(Locale.ROOT, "%.3f", milliseconds / batch);
    }

    /**
     * Processor time of one piece of work. It is done several times in a row for one measurement, because the system counts
     * processor time in steps of about 4 ms; the first, for which memory is fetched and kernels are chosen, does not count.
     */
    private static double median(int steps, Runnable work) {
        work.run();
        Stopwatch once = new Stopwatch();
        once.time(work);
        int often = (int) Math.min(100, Math.ceil(100 / Math.max(1, once.wallMedian())));
        Stopwatch watch = new Stopwatch();
        for (int step = 0; step < steps; step++) {
            watch.time(() -> IntStream.range(0, often).forEach(i -> work.run()));
        }
        return watch.cpuMedian() / often;
    }

    private static float[] noise(Shape shape) {
        Random random = new Random(1);
        float[] values = new float[(int) shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        return values;
    }

    private static void look(NDManager home, VisualEncoder encoder, float[] values, Shape shape) {
        try (GradMode off = GradMode.off();
                StepScope scope = StepScope.open(home)) {
            encoder.encode(scope.manager().create(values, shape), Mode.EVAL);
        }
    }

    private static void learn(NDManager home, VisualEncoder encoder, float[] values, Shape shape) {
        try (StepScope scope = StepScope.open(home);
                GradientTape tape = GradientTape.record()) {
            VisualFeatures seen = encoder.encode(scope.manager().create(values, shape), Mode.TRAIN);
            tape.backward(seen.mid().square().sum().add(seen.high().square().sum()));
            encoder.parameters().trained().forEach(parameter -> Gradients.clear(parameter.array()));
            if (encoder instanceof OtherEngine other) {
                other.backward(leaf -> Gradients.of(leaf, scope.manager()));
                other.step(0, 1); // forgets its gradients
            }
        }
    }
}
