package org.aullm.datasets.faces;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.aullm.api.ActionUnit;
import org.aullm.api.data.Clip;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;
import org.aullm.api.spi.BenchProvider;
import org.aullm.api.spi.FlowProvider;
import org.aullm.api.vision.Flow;
import org.aullm.api.vision.FlowMethod;
import org.aullm.datasets.flow.HeadMotion;

/** Methods of optical flow against the true motion of made-up faces: how far off they are, and what they cost. */
public final class FlowBench implements BenchProvider {

    static final Option<Integer> CLIPS =
            Option.integer("clips", "made-up clips").between(1, 10_000).orElse(48);
    static final Option<List<Integer>> UNITS = Option.integers(
                    "units", "only clips that show just these units; empty means all clips")
            .orElse(List.of());
    static final Option<List<Integer>> SIZES =
            Option.integers("sizes", "rows and columns of the pictures").orElse(List.of(112, 224));
    static final Option<String> DIFFICULTY = Option.choice(
                    "difficulty", "amplitudes and nuisances together", "easy", "default", "hard")
            .orElse("default");
    static final Option<List<String>> METHODS =
            Option.texts("methods", "which; empty means all that work here").orElse(List.of());
    static final Option<Double> MOVING = Option.decimal(
                    "moving", "skin counts where it truly moves more than this, pixels of 112")
            .between(0, 10)
            .orElse(0.3);

    private static final int PEOPLE = 8;
    private static final int WARM_UP = 3;
    // Time of the thread, because a busy machine must not look like a slow method.
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @Override
    public String id() {
        return "flow";
    }

    @Override
    public String summary() {
        return "errors of optical-flow methods against the true motion of made-up faces, and their time";
    }

    @Override
    public List<Option<?>> options() {
        List<Option<?>> options = new ArrayList<>(List.of(CLIPS, UNITS, SIZES, DIFFICULTY, METHODS, MOVING));
        options.addAll(Strengths.options());
        return options;
    }

    @Override
    public void run(Options options, Consumer<String> lines) {
        Map<String, FlowProvider> methods = new TreeMap<>();
        ServiceLoader.load(FlowProvider.class).forEach(method -> methods.put(method.id(), method));
        List<String> wanted = options.get(METHODS);
        lines.accept(
                "# end-point errors in pixels where skin truly moves more than %.1f px of 112; 'left' = head motion"
                                .formatted(options.get(MOVING))
                        + " removed by a robust affine fit, 'shift' = only the mean difference removed, 'raw' = as it is");
        for (int size : options.get(SIZES)) {
            List<FlowTrial> trials = trials(size, options);
            if (trials.isEmpty()) {
                lines.accept("# none of the first %d clips shows just the units %s; ask for more clips"
                        .formatted(options.get(CLIPS), options.get(UNITS)));
                return;
            }
            row(lines, "zero", size, trials, options, Optional.empty());
            for (FlowProvider method : methods.values()) {
                if (wanted.isEmpty() || wanted.contains(method.id())) {
                    Optional<String> trouble = method.trouble();
                    if (trouble.isPresent()) {
                        lines.accept("# %s left out: %s".formatted(method.id(), trouble.get()));
                        continue;
                    }
                    try (FlowMethod flow = method.create(Options.of(method.options(), Map.of()))) {
                        row(lines, method.id(), size, trials, options, Optional.of(flow));
                    }
                }
            }
        }
    }

    private static List<FlowTrial> trials(int size, Options options) {
        int clips = options.get(CLIPS);
        Recipe recipe = new Recipe(
                PEOPLE,
                (clips + PEOPLE - 1) / PEOPLE,
                1,
                size,
                16,
                Recipe.Difficulty.valueOf(options.get(DIFFICULTY).toUpperCase(Locale.ROOT)),
                Recipe.Domain.A,
                Recipe.Together.PROTOTYPES,
                Recipe.Window.TRIMMED,
                false,
                Strengths.of(options),
                false);
        List<FlowTrial> trials = new ArrayList<>();
        try (SyntheticFaces faces = new SyntheticFaces(recipe, SyntheticFaces.Evidence.FRAMES)) {
            Set<ActionUnit> units =
                    options.get(UNITS).stream().map(ActionUnit::new).collect(Collectors.toSet());
            for (Clip clip : faces.clips().subList(0, clips)) {
                if (units.isEmpty() || clip.labels().present().equals(units)) {
                    trials.add(FlowTrial.of(faces, clip));
                }
            }
        }
        return trials;
    }

    private static void row(
            Consumer<String> lines,
            String name,
            int size,
            List<FlowTrial> trials,
            Options options,
            Optional<FlowMethod> method) {
        double moving = options.get(MOVING) * size / MotionField.SIZE;
        double[] sums = new double[3];
        int counted = 0;
        long nanos = 0;
        for (int i = 0; i < WARM_UP && method.isPresent(); i++) {
            method.get().between(trials.get(0).onset(), trials.get(0).apex());
        }
        for (FlowTrial trial : trials) {
            long begun = THREADS.getCurrentThreadCpuTime();
            Flow flow = method.isPresent()
                    ? method.get().between(trial.onset(), trial.apex())
                    : new Flow(size, size, new float[size * size], new float[size * size]);
            nanos += THREADS.getCurrentThreadCpuTime() - begun;
            double[] errors = {
                trial.error(HeadMotion.removed(flow), moving, true),
                trial.error(flow, moving, true),
                trial.error(flow, moving, false)
            };
            if (!Double.isNaN(errors[0])) {
                counted++;
                for (int i = 0; i < errors.length; i++) {
                    sums[i] += errors[i];
                }
            }
        }
        lines.accept(String.format(
                Locale.ROOT,
                "%-18s %4d px  %7.2f ms of processor  left %.3f  shift %.3f  raw %.3f  (%d clips)",
                name,
                size,
                nanos / 1e6 / trials.size(),
                sums[0] / counted,
                sums[1] / counted,
                sums[2] / counted,
                counted));
    }
}
