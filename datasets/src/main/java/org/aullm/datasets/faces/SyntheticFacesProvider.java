package org.aullm.datasets.faces;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.aullm.api.data.Dataset;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;
import org.aullm.api.spi.DatasetProvider;

/**
 * Clips of made-up faces, with action units that are known exactly. It needs no files. It is a test instrument: results on
 * it say that code works and that a method can use a signal, and are never evidence about real faces.
 *
 * <p>16 units move and fold the skin of a painted face, with lids and lips, on a head that drifts, blinks and looks about,
 * under light that changes, seen by a camera that makes noise. Nothing but the motion of units depends on the labels.
 * Evidence is grey frames (1, frames, size, size) in levels from 0 to 255, or the exact motion of the skin at the apex, (3,
 * 112, 112) in percent of the width.
 *
 * <p>The same options give the same bytes everywhere. People, sessions, units, intensities, times, nuisances and noise have
 * streams of random numbers of their own, so that a change of one leaves alone what it does not concern.
 */
public final class SyntheticFacesProvider implements DatasetProvider {

    static final Option<Integer> SUBJECTS =
            Option.integer("subjects", "made-up people").between(1, 10_000).orElse(12);
    static final Option<Integer> CLIPS =
            Option.integer("clips", "clips of each person").between(1, 10_000).orElse(24);
    static final Option<Integer> SEED = Option.integer("seed", "another seed makes another data set of the same kind")
            .orElse(1);
    static final Option<Integer> SIZE = Option.integer("size", "rows and columns of a frame")
            .between(16, 512)
            .orElse(112);
    static final Option<Integer> FRAMES = Option.integer("frames", "frames of a clip, evenly over its window")
            .between(1, 512)
            .orElse(16);
    static final Option<String> EVIDENCE = Option.choice(
                    "evidence",
                    "rendered frames, the exact motion of the skin at the apex, or frames with the motion up to each",
                    keys(SyntheticFaces.Evidence.values()))
            .orElse("frames");
    static final Option<String> DIFFICULTY = Option.choice(
                    "difficulty", "amplitudes and nuisances together", keys(Recipe.Difficulty.values()))
            .orElse("default");
    static final Option<String> DOMAIN = Option.choice(
                    "domain",
                    "a: a quiet camera; b: a noisy, blurred, compressed one with wider crops; macro: strong and long expressions",
                    keys(Recipe.Domain.values()))
            .orElse("a");
    static final Option<String> TOGETHER = Option.choice(
                    "together",
                    "which units come together: as in prototypes of emotions, by an Ising model, or independently",
                    keys(Recipe.Together.values()))
            .orElse("prototypes");
    static final Option<String> WINDOW = Option.choice(
                    "window",
                    "trimmed: from onset to offset; long: with still time around; anywhere: the same time, shared out at random",
                    keys(Recipe.Window.values()))
            .orElse("trimmed");
    static final Option<Boolean> LINEAR = Option.flag(
                    "linear", "motion grows in proportion to intensity, instead of spreading and saturating")
            .orElse(false);

    static final Option<Boolean> COLOUR =
            Option.flag("colour", "frames are red, green and blue").orElse(false);

    @Override
    public String id() {
        return "synthetic-faces";
    }

    @Override
    public String summary() {
        return "Made-up clips of faces with exactly known action units, for trying things out without data.";
    }

    @Override
    public List<Option<?>> options() {
        List<Option<?>> options = new ArrayList<>(List.of(EVIDENCE));
        options.addAll(recipeOptions());
        return options;
    }

    @Override
    public Dataset open(Options options) {
        return new SyntheticFaces(recipe(options), chosen(SyntheticFaces.Evidence.class, options.get(EVIDENCE)));
    }

    /** What {@link #recipe} reads. */
    static List<Option<?>> recipeOptions() {
        List<Option<?>> options = new ArrayList<>(
                List.of(SUBJECTS, CLIPS, SEED, SIZE, FRAMES, DIFFICULTY, DOMAIN, TOGETHER, WINDOW, LINEAR, COLOUR));
        options.addAll(Strengths.options());
        return options;
    }

    static Recipe recipe(Options options) {
        return new Recipe(
                options.get(SUBJECTS),
                options.get(CLIPS),
                options.get(SEED),
                options.get(SIZE),
                options.get(FRAMES),
                chosen(Recipe.Difficulty.class, options.get(DIFFICULTY)),
                chosen(Recipe.Domain.class, options.get(DOMAIN)),
                chosen(Recipe.Together.class, options.get(TOGETHER)),
                chosen(Recipe.Window.class, options.get(WINDOW)),
                options.get(LINEAR),
                Strengths.of(options),
                options.get(COLOUR));
    }

    private static String[] keys(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> Recipe.key(value).replace('_', '-'))
                .toArray(String[]::new);
    }

    private static <E extends Enum<E>> E chosen(Class<E> type, String key) {
        return Enum.valueOf(type, key.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
