package org.aullm.datasets.faces;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.aullm.api.ComponentException;
import org.aullm.api.data.Clip;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;
import org.aullm.api.spi.BenchProvider;
import org.aullm.api.spi.FlowProvider;
import org.aullm.api.vision.FlowMethod;

/** Ways to spot a clip's apex against the true one of made-up faces. */
public final class SpottingBench implements BenchProvider {

    static final Option<Integer> CLIPS = Option.integer("clips", "made-up clips of each kind")
            .between(1, 10_000)
            .orElse(72);
    static final Option<Integer> PEOPLE =
            Option.integer("people", "made-up people").between(1, 1000).orElse(12);
    static final Option<Integer> FRAMES =
            Option.integer("frames", "frames of a clip").between(3, 512).orElse(64);
    static final Option<Integer> SIZE = Option.integer("size", "rows and columns of the pictures")
            .between(16, 512)
            .orElse(112);
    static final Option<Integer> SEED =
            Option.integer("seed", "another makes other faces of the same kind").orElse(1);
    static final Option<String> FLOW =
            Option.text("flow", "method of optical flow").orElse("farneback");

    private static final double CLOSE = 0.1;
    private static final int SPARE = 3;

    /** A kind of clips. */
    private record Kind(String name, Recipe.Window window, Recipe.Difficulty difficulty, Strengths strengths) {}

    // A camera has noise all the same.
    private static final Strengths NO_NUISANCE = new Strengths(0, 0, 1, 0, 0, 1);
    private static final List<Kind> KINDS = List.of(
            new Kind("trimmed, default", Recipe.Window.TRIMMED, Recipe.Difficulty.DEFAULT, Strengths.ALL_ON),
            new Kind("long, default", Recipe.Window.ANYWHERE, Recipe.Difficulty.DEFAULT, Strengths.ALL_ON),
            new Kind("long, no nuisance", Recipe.Window.ANYWHERE, Recipe.Difficulty.DEFAULT, NO_NUISANCE),
            new Kind("long, hard", Recipe.Window.ANYWHERE, Recipe.Difficulty.HARD, Strengths.ALL_ON));

    @Override
    public String id() {
        return "spotting";
    }

    @Override
    public String summary() {
        return "how far from the true apex of made-up clips ways to spot it are, beside the middle frame";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(CLIPS, PEOPLE, FRAMES, SIZE, SEED, FLOW);
    }

    @Override
    public void run(Options options, Consumer<String> lines) {
        lines.accept("# %d clips of %d frames at %d px, %d people, flow %s: mean distance from the true apex in frames,"
                        .formatted(
                                options.get(CLIPS),
                                options.get(FRAMES),
                                options.get(SIZE),
                                options.get(PEOPLE),
                                options.get(FLOW))
                + " its ratio to the middle frame's, share of clips within 10 % of the length");
        FlowProvider provider = flow(options.get(FLOW));
        try (FlowMethod method = provider.create(Options.of(provider.options(), Map.of()))) {
            for (Kind kind : KINDS) {
                table(kind, trials(kind, options, method), options.get(FRAMES), lines);
            }
        }
    }

    private static FlowProvider flow(String id) {
        Map<String, FlowProvider> methods = new TreeMap<>();
        ServiceLoader.load(FlowProvider.class).forEach(method -> methods.put(method.id(), method));
        FlowProvider method = methods.get(id);
        if (method == null) {
            throw new ComponentException("flow: nothing installed is called '%s'; there are %s"
                    .formatted(id, String.join(", ", methods.keySet())));
        }
        return method;
    }

    private static List<SpottingTrial> trials(Kind kind, Options options, FlowMethod method) {
        int people = options.get(PEOPLE);
        int each = (options.get(CLIPS) + people - 1) / people;
        Recipe recipe = new Recipe(
                people,
                SPARE * each,
                options.get(SEED),
                options.get(SIZE),
                options.get(FRAMES),
                kind.difficulty(),
                Recipe.Domain.A,
                Recipe.Together.PROTOTYPES,
                kind.window(),
                false,
                kind.strengths(),
                false);
        List<SpottingTrial> trials = new ArrayList<>();
        try (SyntheticFaces faces = new SyntheticFaces(recipe, SyntheticFaces.Evidence.FRAMES)) {
            Map<String, Integer> taken = new HashMap<>();
            for (Clip clip : faces.clips()) {
                // Some clips are neutral, and have no apex.
                if (faces.plan(clip).units() != 0
                        && trials.size() < options.get(CLIPS)
                        && taken.merge(clip.subject(), 1, Integer::sum) <= each) {
                    trials.add(SpottingTrial.of(faces, clip, method));
                }
            }
        }
        return trials;
    }

    private static void table(Kind kind, List<SpottingTrial> trials, int frames, Consumer<String> lines) {
        double base = distance(trials, SpottingTrial.Way.MIDDLE);
        for (SpottingTrial.Way way : SpottingTrial.Way.values()) {
            double distance = distance(trials, way);
            double close = trials.stream()
                    .mapToInt(trial -> Math.abs(way.apex(trial) - trial.apex()))
                    .filter(off -> off <= CLOSE * frames)
                    .count();
            lines.accept(String.format(
                    Locale.ROOT,
                    "%-18s %-28s %5.1f frames  x %.2f  %3.0f %%",
                    kind.name(),
                    way.title(),
                    distance,
                    distance / base,
                    100 * close / trials.size()));
        }
    }

    private static double distance(List<SpottingTrial> trials, SpottingTrial.Way way) {
        return trials.stream()
                .mapToInt(trial -> Math.abs(way.apex(trial) - trial.apex()))
                .average()
                .orElse(Double.NaN);
    }
}
