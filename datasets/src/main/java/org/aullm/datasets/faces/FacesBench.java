package org.aullm.datasets.faces;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.aullm.api.data.Clip;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;
import org.aullm.api.spi.BenchProvider;

/** Measures how fast clips of made-up faces are rendered, on one thread. */
public final class FacesBench implements BenchProvider {

    static final Option<Integer> CLIPS =
            Option.integer("clips", "clips of a measurement").between(1, 10_000).orElse(60);
    static final Option<Integer> REPEATS = Option.integer("repeats", "measurements; the fastest counts")
            .between(1, 1_000)
            .orElse(6);

    @Override
    public String id() {
        return "faces";
    }

    @Override
    public String summary() {
        return "clips of made-up faces per second of one core, for each camera";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(CLIPS, REPEATS, SyntheticFacesProvider.SIZE, SyntheticFacesProvider.FRAMES);
    }

    @Override
    public void run(Options options, Consumer<String> lines) {
        lines.accept(
                "# processor time of one thread, the fastest of %d times %d clips; a person is made once for %d clips"
                        .formatted(options.get(REPEATS), options.get(CLIPS), Sitter.CLIPS_IN_SESSION));
        for (Recipe.Domain domain : Recipe.Domain.values()) {
            Recipe recipe = new Recipe(
                    1,
                    options.get(CLIPS),
                    1,
                    options.get(SyntheticFacesProvider.SIZE),
                    options.get(SyntheticFacesProvider.FRAMES),
                    Recipe.Difficulty.DEFAULT,
                    domain,
                    Recipe.Together.PROTOTYPES,
                    Recipe.Window.TRIMMED,
                    false,
                    Strengths.ALL_ON,
                    false);
            lines.accept(measure(recipe, options.get(REPEATS)));
        }
    }

    private static String measure(Recipe recipe, int repeats) {
        double clip = Double.POSITIVE_INFINITY;
        double sitter = Double.POSITIVE_INFINITY;
        for (int repeat = 0; repeat < repeats; repeat++) {
            // The first clip of a session makes its person, which is measured apart.
            try (SyntheticFaces faces = new SyntheticFaces(recipe, SyntheticFaces.Evidence.FRAMES)) {
                sitter = Math.min(sitter, millis(() -> Sitter.of(recipe.seed(), 0, 0)));
                List<Clip> session = faces.clips().subList(0, Math.min(recipe.clips(), Sitter.CLIPS_IN_SESSION));
                faces.render(session.get(0));
                int rounds = Math.max(1, recipe.clips() / session.size());
                double all = millis(() -> {
                    for (int round = 0; round < rounds; round++) {
                        session.forEach(faces::render);
                    }
                });
                clip = Math.min(clip, all / (rounds * session.size()));
            }
        }
        return String.format(
                Locale.ROOT,
                "RESULT kind=faces domain=%s frames=%d size=%d clip_ms=%.2f clips_per_second=%.0f person_ms=%.0f",
                Recipe.key(recipe.domain()),
                recipe.frames(),
                recipe.size(),
                clip,
                1000 / clip,
                sitter);
    }

    private static double millis(Runnable work) {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        work.run();
        return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e6;
    }
}
