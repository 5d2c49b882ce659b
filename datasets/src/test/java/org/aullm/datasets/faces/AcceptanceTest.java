package org.aullm.datasets.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.aullm.api.ActionUnit;
import org.aullm.api.data.Clip;
import org.aullm.api.option.Options;
import org.aullm.api.vision.Flow;
import org.aullm.api.vision.FlowMethod;
import org.aullm.api.vision.Picture;
import org.aullm.datasets.flow.FarnebackProvider;
import org.aullm.datasets.flow.HeadMotion;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How hard the synthetic faces are: what a linear classifier gets out of them, as the mean AUC over 16 units, 30 people of 40
 * clips, people never shared between training and test. A single frame must say little, motion more than differences of pixels,
 * and nothing may be near perfect. The numbers are what this classifier reached on version 2 of the faces, so that a change of
 * the faces cannot make them easier or harder unseen. They are not those that the presets were designed with (.53, .77, .84
 * and .88 for the default): those came from another method of flow and a classifier whose penalty is not known.
 */
@EnabledIfSystemProperty(
        named = "aullm.acceptance",
        matches = "true",
        disabledReason = "takes a minute; -Daullm.acceptance=true runs it")
class AcceptanceTest {

    private static final int FOLDS = 5;
    private static final int PEOPLE = 30;
    private static final int CLIPS = 40;
    private static final int SIZE = 112;
    private static final int PIXELS = 28;
    private static final int CELLS = 14;

    @ParameterizedTest
    @CsvSource({"EASY, .671, .865, .924, .918", "DEFAULT, .605, .824, .903, .896", "HARD, .578, .746, .869, .869"})
    void presets_are_as_hard_as_designed(String preset, double apex, double difference, double flow, double steady) {
        List<double[]> ofApex = new ArrayList<>();
        List<double[]> ofDifference = new ArrayList<>();
        List<double[]> ofFlow = new ArrayList<>();
        List<double[]> ofSteady = new ArrayList<>();
        List<Clip> clips;
        Recipe recipe = new Recipe(
                PEOPLE,
                CLIPS,
                1,
                SIZE,
                16,
                Recipe.Difficulty.valueOf(preset),
                Recipe.Domain.A,
                Recipe.Together.PROTOTYPES,
                Recipe.Window.TRIMMED,
                false);
        FarnebackProvider provider = new FarnebackProvider();
        try (SyntheticFaces faces = new SyntheticFaces(recipe, SyntheticFaces.Evidence.FRAMES);
                FlowMethod method = provider.create(Options.of(provider.options(), Map.of()))) {
            clips = faces.clips();
            for (Clip clip : clips) {
                FlowTrial trial = FlowTrial.of(faces, clip);
                double[] before = cells(levels(trial.onset()), PIXELS);
                double[] after = cells(levels(trial.apex()), PIXELS);
                ofApex.add(after);
                ofDifference.add(minus(after, before));
                Flow motion = method.between(trial.onset(), trial.apex());
                ofFlow.add(cells(motion));
                ofSteady.add(cells(HeadMotion.removed(motion)));
            }
        }
        assertThat(auc(clips, ofApex)).as("apex pixels").isLessThan(0.7).isCloseTo(apex, within(0.02));
        assertThat(auc(clips, ofDifference)).as("apex minus onset").isCloseTo(difference, within(0.02));
        assertThat(auc(clips, ofFlow)).as("flow").isCloseTo(flow, within(0.02));
        assertThat(auc(clips, ofSteady))
                .as("flow without the head's")
                .isLessThan(0.95)
                .isCloseTo(steady, within(0.02));
    }

    private static float[] levels(Picture picture) {
        float[] levels = new float[SIZE * SIZE];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = Byte.toUnsignedInt(picture.pixels()[i]);
        }
        return levels;
    }

    private static double[] cells(Flow flow) {
        double[] both = new double[2 * CELLS * CELLS];
        System.arraycopy(cells(flow.u(), CELLS), 0, both, 0, CELLS * CELLS);
        System.arraycopy(cells(flow.v(), CELLS), 0, both, CELLS * CELLS, CELLS * CELLS);
        return both;
    }

    /** Means over side x side cells. */
    private static double[] cells(float[] plane, int side) {
        double[] cells = new double[side * side];
        int cell = SIZE / side;
        for (int i = 0; i < plane.length; i++) {
            cells[i / SIZE / cell * side + i % SIZE / cell] += plane[i] / (double) (cell * cell);
        }
        return cells;
    }

    private static double[] minus(double[] a, double[] b) {
        double[] difference = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            difference[i] = a[i] - b[i];
        }
        return difference;
    }

    /** The mean over units of the AUC of all folds' scores together. */
    private static double auc(List<Clip> clips, List<double[]> features) {
        List<String> people =
                List.copyOf(new TreeSet<>(clips.stream().map(Clip::subject).toList()));
        Set<ActionUnit> units = new TreeSet<>();
        clips.forEach(clip -> units.addAll(clip.labels().present()));
        List<ActionUnit> columns = List.copyOf(units);
        double[][] scores = new double[clips.size()][];
        for (int fold = 0; fold < FOLDS; fold++) {
            List<double[]> inputs = new ArrayList<>();
            List<double[]> targets = new ArrayList<>();
            for (int i = 0; i < clips.size(); i++) {
                if (people.indexOf(clips.get(i).subject()) % FOLDS != fold) {
                    inputs.add(features.get(i));
                    targets.add(labels(clips.get(i), columns));
                }
            }
            Ridge ridge = Ridge.fit(inputs, targets);
            for (int i = 0; i < clips.size(); i++) {
                if (people.indexOf(clips.get(i).subject()) % FOLDS == fold) {
                    scores[i] = ridge.scores(features.get(i));
                }
            }
        }
        double sum = 0;
        for (int unit = 0; unit < columns.size(); unit++) {
            sum += auc(clips, columns.get(unit), scores, unit);
        }
        return sum / columns.size();
    }

    private static double[] labels(Clip clip, List<ActionUnit> units) {
        return units.stream()
                .mapToDouble(unit -> clip.labels().present().contains(unit) ? 1 : 0)
                .toArray();
    }

    /** The share of pairs of a clip with the unit and one without in which the first has the higher score. */
    private static double auc(List<Clip> clips, ActionUnit unit, double[][] scores, int column) {
        double won = 0;
        long pairs = 0;
        for (int i = 0; i < scores.length; i++) {
            if (clips.get(i).labels().present().contains(unit)) {
                for (int j = 0; j < scores.length; j++) {
                    if (!clips.get(j).labels().present().contains(unit)) {
                        won += scores[i][column] > scores[j][column] ? 1 : 0;
                        pairs++;
                    }
                }
            }
        }
        return won / pairs;
    }
}
