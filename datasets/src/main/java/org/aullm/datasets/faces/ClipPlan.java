package org.aullm.datasets.faces;

import java.util.ArrayList;
import java.util.List;
import org.aullm.datasets.RandomStream;

/**
 * What happens in one clip.
 *
 * @param units the units present, as bits
 * @param acting what each of them does
 * @param nuisances what happens beside them
 * @param apex when the expression is fullest, as a share of the clip
 */
record ClipPlan(int units, List<Acting> acting, Nuisances nuisances, double apex) {

    private static final double ONE_SIDED = 0.15;
    private static final double ONE_SIDED_CONTEMPT = 0.8;

    ClipPlan {
        acting = List.copyOf(acting);
    }

    /**
     * Draws one. Units, intensities, times and nuisances have a stream each, so that a change of one leaves the others.
     *
     * @param units the units present, as bits
     * @param contempt whether the expression is one that is mostly one-sided
     */
    static ClipPlan draw(Recipe recipe, int subject, int clip, int units, boolean contempt) {
        RandomStream time = new RandomStream(recipe.seed(), "time", subject, clip);
        double margin = recipe.window() == Recipe.Window.TRIMMED ? 0 : time.between(0.2, 0.3);
        double before = recipe.window() == Recipe.Window.ANYWHERE ? 2 * margin * time.between(0.1, 0.9) : margin;
        double after = recipe.window() == Recipe.Window.ANYWHERE ? 2 * margin - before : margin;
        double span = 1 - 2 * margin;
        double apex = before + span * time.between(0.35, 0.60);
        double plateau = span * time.between(0.02, 0.12);
        List<Acting> acting = new ArrayList<>();
        for (int unit : Units.ALL) {
            if (Units.has(units, unit)) {
                double shift = span * 0.04 * time.between(-1, 1);
                Ramp ramp = new Ramp(
                                before + Math.max(0, shift),
                                apex + shift,
                                apex + shift + plateau,
                                Math.min(1, 1.0001 - after + Math.min(0, shift)))
                        .faster(haste(recipe, subject, unit));
                acting.add(acting(
                        recipe,
                        unit,
                        contempt,
                        ramp,
                        new RandomStream(recipe.seed(), "intensity", subject, clip, unit)));
            }
        }
        Nuisances nuisances = Nuisances.draw(recipe, subject, clip);
        return new ClipPlan(units, acting, nuisances, apex + plateau / 2);
    }

    // How much faster than others a person shows a unit; who is slower would need more time than the clip has.
    private static double haste(Recipe recipe, int subject, int unit) {
        double speed = StrictMath.exp(0.15 * new RandomStream(recipe.seed(), "speed", subject, unit).bell());
        return Math.max(1, speed);
    }

    private static Acting acting(Recipe recipe, int unit, boolean contempt, Ramp ramp, RandomStream random) {
        double intensity = Math.min(
                1.6, recipe.difficulty().amplitude() * level(recipe.domain().macro(), random));
        double share = contempt ? ONE_SIDED_CONTEMPT : ONE_SIDED;
        boolean oneSided = random.chance(share) && !Units.NEVER_ONE_SIDED.contains(unit);
        double weak = intensity * (oneSided ? random.between(0, 0.25) : random.between(0.85, 1));
        return random.chance(0.5) ? new Acting(unit, intensity, weak, ramp) : new Acting(unit, weak, intensity, ramp);
    }

    /** An intensity of the levels A to E of the Facial Action Coding System, as a share of E's end. */
    private static double level(boolean macro, RandomStream random) {
        double at = random.unit();
        double within = random.unit();
        if (macro) {
            return at < 0.10
                    ? scale(within, 0.14, 0.30)
                    : at < 0.45
                            ? scale(within, 0.30, 0.60)
                            : at < 0.80 ? scale(within, 0.60, 0.85) : scale(within, 0.85, 1);
        }
        return at < 0.35
                ? scale(within, 0.06, 0.14)
                : at < 0.80 ? scale(within, 0.14, 0.30) : scale(within, 0.30, 0.60);
    }

    private static double scale(double within, double low, double high) {
        return low + within * (high - low);
    }

    /** The frame nearest to the apex, of a number of frames spread evenly over the clip. */
    int apexFrame(int frames) {
        return Math.toIntExact(Math.round(apex * (frames - 1)));
    }
}
