package org.aullm.datasets.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aullm.api.data.Clip;
import org.aullm.api.option.Options;
import org.aullm.api.vision.Flow;
import org.aullm.api.vision.FlowMethod;
import org.aullm.datasets.flow.FarnebackProvider;
import org.aullm.datasets.flow.HeadMotion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How hard the synthetic faces are: the table that the three presets were designed to meet, as mean AUC and F1 over 16 units of
 * a linear classifier, 30 people of 40 clips, people never shared between training and test. A single frame says little,
 * motion more than differences of pixels, most where the head's motion is taken away, and nothing is near perfect. What the
 * design left open was chosen once so that the table is met: the classifier's penalty, the grid of pixels, the flow
 * (Farneback's, which the program ships), and how strong the nuisances of each preset are.
 */
@EnabledIfSystemProperty(
        named = "aullm.acceptance",
        matches = "true",
        disabledReason = "takes a minute; -Daullm.acceptance=true runs it")
class AcceptanceTest {

    private static final double PENALTY = 5;
    private static final int PIXELS = 28;
    private static final int CELLS = 14;

    @ParameterizedTest
    @CsvSource({
        "EASY,    .593, .241, .901, .624, .908, .653, .920, .676",
        "DEFAULT, .532, .207, .771, .428, .839, .540, .878, .577",
        "HARD,    .519, .194, .675, .301, .774, .434, .830, .510"
    })
    void presets_are_as_hard_as_designed(
            String preset,
            double apex,
            double apexF1,
            double difference,
            double differenceF1,
            double flow,
            double flowF1,
            double steady,
            double steadyF1) {
        List<double[]> ofApex = new ArrayList<>();
        List<double[]> ofDifference = new ArrayList<>();
        List<double[]> ofFlow = new ArrayList<>();
        List<double[]> ofSteady = new ArrayList<>();
        List<Clip> clips;
        FarnebackProvider provider = new FarnebackProvider();
        try (SyntheticFaces faces =
                        new SyntheticFaces(recipe(preset, Recipe.Domain.A), SyntheticFaces.Evidence.FRAMES);
                FlowMethod method = provider.create(Options.of(provider.options(), Map.of()))) {
            clips = faces.clips();
            for (Clip clip : clips) {
                FlowTrial trial = FlowTrial.of(faces, clip);
                double[] before = Cells.of(trial.onset(), PIXELS);
                double[] after = Cells.of(trial.apex(), PIXELS);
                ofApex.add(after);
                ofDifference.add(minus(after, before));
                Flow motion = method.between(trial.onset(), trial.apex());
                ofFlow.add(Cells.of(motion, CELLS));
                ofSteady.add(Cells.of(HeadMotion.removed(motion), CELLS));
            }
        }
        Trial steadily = Trial.of(clips, ofSteady, PENALTY);
        Trial moving = Trial.of(clips, ofFlow, PENALTY);
        check("apex pixels", Trial.of(clips, ofApex, PENALTY), apex, apexF1);
        check("apex minus onset", Trial.of(clips, ofDifference, PENALTY), difference, differenceF1);
        check("flow", moving, flow, flowF1);
        check("flow without the head's", steadily, steady, steadyF1);
        assertThat(steadily.auc()).isLessThan(0.95).isGreaterThan(moving.auc());
    }

    /** Another camera costs ranking; stronger expressions cost thresholds, not ranking. */
    @Test
    void domains_are_really_different() {
        Half a = Half.of(Recipe.Domain.A);
        Half b = Half.of(Recipe.Domain.B);
        Half macro = Half.of(Recipe.Domain.MACRO);
        check("a to a", a.to(a), 0.867, 0.552);
        check("a to b", a.to(b), 0.779, 0.413);
        check("b to b", b.to(b), 0.818, 0.470);
        check("macro to a", macro.to(a), 0.863, 0.322);
    }

    /** Flow without the head's motion of people with odd numbers, to learn from, and of the others. */
    private record Half(List<Clip> learnt, List<double[]> from, List<Clip> judged, List<double[]> to) {

        static Half of(Recipe.Domain domain) {
            Half half = new Half(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            FarnebackProvider provider = new FarnebackProvider();
            try (SyntheticFaces faces = new SyntheticFaces(recipe("DEFAULT", domain), SyntheticFaces.Evidence.FRAMES);
                    FlowMethod method = provider.create(Options.of(provider.options(), Map.of()))) {
                for (Clip clip : faces.clips()) {
                    FlowTrial trial = FlowTrial.of(faces, clip);
                    Flow motion = method.between(trial.onset(), trial.apex());
                    boolean learns = clip.subject().matches(".*[13579]");
                    (learns ? half.learnt : half.judged).add(clip);
                    (learns ? half.from : half.to).add(Cells.of(HeadMotion.removed(motion), CELLS));
                }
            }
            return half;
        }

        Trial to(Half other) {
            return Trial.across(learnt, from, other.judged, other.to, PENALTY);
        }
    }

    private static void check(String name, Trial trial, double auc, double f1) {
        System.out.printf(
                "%s: AUC %.3f (expected %.3f), F1 %.3f (expected %.3f)%n", name, trial.auc(), auc, trial.f1(), f1);
        assertThat(trial.auc()).as("AUC of %s", name).isCloseTo(auc, within(0.02));
        assertThat(trial.f1()).as("F1 of %s", name).isCloseTo(f1, within(0.02));
    }

    private static Recipe recipe(String preset, Recipe.Domain domain) {
        return new Recipe(
                30,
                40,
                1,
                112,
                16,
                Recipe.Difficulty.valueOf(preset),
                domain,
                Recipe.Together.PROTOTYPES,
                Recipe.Window.TRIMMED,
                false,
                Strengths.ALL_ON,
                false);
    }

    private static double[] minus(double[] a, double[] b) {
        double[] difference = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            difference[i] = a[i] - b[i];
        }
        return difference;
    }
}
