package org.aullm.datasets.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aullm.api.ActionUnit;
import org.aullm.api.data.Clip;
import org.aullm.api.option.Options;
import org.aullm.datasets.Fingerprint;
import org.aullm.datasets.RandomStream;
import org.aullm.datasets.faces.Recipe.Difficulty;
import org.aullm.datasets.faces.Recipe.Domain;
import org.aullm.datasets.faces.Recipe.Together;
import org.aullm.datasets.faces.Recipe.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SyntheticFacesTest {

    private static final int AREA = 112 * 112;

    @Test
    void frames_and_flow_are_the_frames_and_the_motion_up_to_each() {
        var provider = new SyntheticFacesProvider();
        var options = new java.util.HashMap<String, Object>(
                java.util.Map.of("subjects", 1, "clips", 6, "frames", 5, "evidence", "frames-and-true-flow"));
        try (var both = provider.open(Options.of(provider.options(), options))) {
            options.put("evidence", "frames");
            try (var frames = provider.open(Options.of(provider.options(), options))) {
                Clip clip = both.clips().stream()
                        .filter(each -> !each.labels().present().isEmpty())
                        .findFirst()
                        .orElseThrow();
                assertThat(both.evidence()).hasToString("frames-and-flow (4, 5, 112, 112)");
                assertThat(both.read(clip).slice(0, 5 * AREA)).isEqualTo(frames.read(clip));
                double atRest = length(both.read(clip), 0);
                double moved = length(both.read(clip), 2);
                assertThat(atRest).isLessThan(0.1 * moved);
                assertThat(length(both.still(clip), 2)).isZero();
                assertThat(both.still(clip).slice(4 * AREA, AREA))
                        .isEqualTo(frames.read(clip).slice(0, AREA));
            }
        }
    }

    @Test
    void true_flow_has_the_size_that_is_asked_for() {
        var provider = new SyntheticFacesProvider();
        java.util.Map<String, Object> options =
                java.util.Map.of("subjects", 1, "clips", 2, "size", 28, "evidence", "true-flow");
        try (var data = provider.open(Options.of(provider.options(), options))) {
            assertThat(data.evidence()).hasToString("flow-image (3, 28, 28)");
            assertThat(data.read(data.clips().get(0)).remaining()).isEqualTo(3 * 28 * 28);
            assertThat(data.still(data.clips().get(0)).remaining()).isEqualTo(3 * 28 * 28);
        }
    }

    @Test
    void flow_of_another_size_lies_between_the_places_of_the_grid() {
        FloatBuffer channels = FloatBuffer.allocate(3 * AREA);
        for (int i = 0; i < AREA; i++) {
            channels.put(i, i % 112); // u grows by 1 a column
        }
        float[] half = TrueFlow.resized(channels, 56);
        assertThat(half[0]).isEqualTo(0.5f);
        assertThat(half[10]).isEqualTo(20.5f);
        assertThat(half[56 * 56]).isZero();
    }

    /** The summed lengths of flow to a frame of five. */
    private static double length(FloatBuffer both, int frame) {
        double sum = 0;
        for (int i = 0; i < AREA; i++) {
            sum += Math.hypot(both.get((5 + frame) * AREA + i), both.get((10 + frame) * AREA + i));
        }
        return sum;
    }

    @ParameterizedTest
    @EnumSource(Domain.class)
    void the_same_options_give_the_same_bytes(Domain domain) {
        Clip clip = faces(recipe(Difficulty.HARD, domain)).clips().get(3);
        assertThat(faces(recipe(Difficulty.HARD, domain)).render(clip))
                .isEqualTo(faces(recipe(Difficulty.HARD, domain)).render(clip));
        assertThat(faces(recipe(Difficulty.HARD, domain)).fingerprint())
                .isEqualTo(faces(recipe(Difficulty.HARD, domain)).fingerprint());
    }

    @ParameterizedTest
    @CsvSource({"A, c6cf0da023e9c4fa", "B, 13c0f888b3e64194", "MACRO, b8e36c0b46e6bbbd"})
    void clips_are_the_ones_that_the_version_stands_for(Domain domain, String hash) {
        SyntheticFaces faces = faces(recipe(Difficulty.DEFAULT, domain));
        Fingerprint fingerprint = new Fingerprint("clips");
        faces.clips().forEach(clip -> fingerprint.add(faces.render(clip)));
        // Whoever changes these pixels on purpose raises the version of synthetic-faces and repeats its acceptance
        // table.
        assertThat(fingerprint.hex()).startsWith(hash);
    }

    @Test
    void a_measurement_says_how_many_clips_a_second() {
        FacesBench bench = new FacesBench();
        List<String> lines = new ArrayList<>();
        bench.run(Options.of(bench.options(), Map.of("clips", 2, "repeats", 1, "size", 32, "frames", 3)), lines::add);
        assertThat(lines).hasSize(4);
        assertThat(lines.get(2))
                .matches("RESULT kind=faces domain=b frames=3 size=32 clip_ms=\\d+\\.\\d\\d"
                        + " clips_per_second=\\d+ person_ms=\\d+");
    }

    @Test
    void difficulty_and_camera_leave_the_labels_alone() {
        List<?> labels = labels(recipe(Difficulty.DEFAULT, Domain.A));
        assertThat(labels(recipe(Difficulty.HARD, Domain.A))).isEqualTo(labels);
        assertThat(labels(recipe(Difficulty.DEFAULT, Domain.B))).isEqualTo(labels);
        assertThat(labels(recipe(Difficulty.DEFAULT, Domain.MACRO))).isEqualTo(labels);
    }

    @Test
    void the_first_frame_says_nothing_of_the_units() {
        SyntheticFaces faces = faces(recipe(Difficulty.DEFAULT, Domain.A));
        for (Clip clip : faces.clips()) {
            byte[] acted = faces.render(clip);
            byte[] neutral = renderWithout(faces, clip);
            assertThat(frame(acted, 0)).isEqualTo(frame(neutral, 0));
        }
    }

    @Test
    void without_units_and_nuisances_nothing_happens() {
        SyntheticFaces faces = faces(recipe(Difficulty.DEFAULT, Domain.A, new Strengths(0, 0, 0, 0, 0, 0)));
        Clip clip = faces.clips().get(0);
        byte[] still = renderWithout(faces, clip);
        for (int frame = 1; frame < 16; frame++) {
            assertThat(frame(still, frame)).isEqualTo(frame(still, 0));
        }
        assertThat(frame(renderWithout(faces(recipe(Difficulty.DEFAULT, Domain.A)), clip), 8))
                .isNotEqualTo(frame(still, 8));
    }

    @Test
    void switching_one_nuisance_off_leaves_the_others() {
        SyntheticFaces all = faces(recipe(Difficulty.DEFAULT, Domain.A));
        SyntheticFaces quiet = faces(recipe(Difficulty.DEFAULT, Domain.A, new Strengths(1, 0, 1, 1, 0, 1)));
        for (Clip clip : all.clips()) {
            Nuisances one = all.plan(clip).nuisances();
            Nuisances other = quiet.plan(clip).nuisances();
            assertThat(other.head()).isEqualTo(one.head());
            assertThat(other.crop()).isEqualTo(one.crop());
            assertThat(other.eyes()).isEqualTo(one.eyes());
            assertThat(other.decoy().spread()).isZero();
            assertThat(other.light().level(0.7)).isEqualTo(1);
        }
    }

    @Test
    void the_true_motion_of_a_smile_goes_up_and_outwards_on_both_sides() {
        Person who = Person.draw(new RandomStream(1, "person", 0));
        Sitter sitter = Sitter.of(1, 0, 0);
        Recipe recipe = recipe(Difficulty.DEFAULT, Domain.A);
        Ramp ramp = new Ramp(0, 0.4, 0.5, 1);
        ClipPlan smile = new ClipPlan(
                Units.bit(12), List.of(new Acting(12, 0.5, 0.5, ramp)), Nuisances.draw(recipe, 0, 0), 0.45);
        MotionField truth = new ClipRenderer(recipe, sitter).truth(smile);
        int row = (int) who.mouthY();
        int left = (int) Person.x(-1, who.mouthHalfWidth());
        int right = (int) Person.x(1, who.mouthHalfWidth());
        assertThat(truth.right(left, row)).isLessThan(-0.5f);
        assertThat(truth.right(right, row)).isGreaterThan(0.5f);
        assertThat(truth.down(left, row)).isLessThan(-0.5f);
        assertThat(truth.down(right, row)).isLessThan(-0.5f);
        assertThat(truth.right(56, (int) who.browY())).isZero();
    }

    @Test
    void true_flow_is_in_percent_of_the_width() {
        Recipe recipe = recipe(Difficulty.DEFAULT, Domain.A);
        SyntheticFaces frames = faces(recipe);
        SyntheticFaces flow = new SyntheticFaces(recipe, SyntheticFaces.Evidence.TRUE_FLOW);
        Clip clip = first(frames, 4);
        FloatBuffer channels = flow.read(clip);
        MotionField truth = new ClipRenderer(recipe, Sitter.of(recipe.seed(), 0, 0)).truth(frames.plan(clip));
        assertThat(channels.remaining()).isEqualTo(3 * AREA);
        int at = 45 * 112 + 45;
        assertThat(channels.get(at)).isCloseTo(truth.right(45, 45) * 100 / 112, within(1e-6f));
        assertThat(channels.get(AREA + at)).isCloseTo(truth.down(45, 45) * 100 / 112, within(1e-6f));
        assertThat(flow.still(clip).get(at)).isZero();
    }

    @Test
    void micro_expressions_move_the_skin_by_half_a_pixel_to_two() {
        SyntheticFaces faces = faces(recipe(Difficulty.DEFAULT, Domain.A));
        double sum = 0;
        long points = 0;
        for (Clip clip : faces.clips()) {
            Recipe recipe = recipe(Difficulty.DEFAULT, Domain.A);
            int subject = Integer.parseInt(clip.subject().replaceAll(".*/s", "")) - 1;
            MotionField truth = new ClipRenderer(recipe, Sitter.of(recipe.seed(), subject, 0)).truth(faces.plan(clip));
            for (int y = 0; y < 112; y++) {
                for (int x = 0; x < 112; x++) {
                    double length = Math.hypot(truth.right(x, y), truth.down(x, y));
                    if (length > 0.3) {
                        sum += length;
                        points++;
                    }
                }
            }
        }
        assertThat(sum / points).isBetween(0.5, 2.0);
    }

    @Test
    void a_still_clip_repeats_its_onset() {
        SyntheticFaces faces = faces(recipe(Difficulty.DEFAULT, Domain.A));
        Clip clip = faces.clips().get(0);
        FloatBuffer still = faces.still(clip);
        FloatBuffer moving = faces.read(clip);
        assertThat(still.get(5 * AREA + 777)).isEqualTo(moving.get(777));
        assertThat(still.remaining()).isEqualTo(16 * AREA);
    }

    @Test
    void long_windows_begin_and_end_at_rest() {
        Recipe recipe = new Recipe(
                2,
                6,
                1,
                112,
                16,
                Difficulty.DEFAULT,
                Domain.A,
                Together.PROTOTYPES,
                Window.LONG,
                false,
                Strengths.ALL_ON,
                false);
        SyntheticFaces faces = faces(recipe);
        for (Clip clip : faces.clips()) {
            for (Acting acting : faces.plan(clip).acting()) {
                assertThat(acting.time().at(0.15)).isZero();
                assertThat(acting.time().at(0.85)).isZero();
                assertThat(acting.time().at(faces.plan(clip).apex())).isGreaterThan(0.8);
            }
        }
    }

    @Test
    void the_ising_model_and_independence_have_the_same_shares() {
        for (Together together : List.of(Together.ISING, Together.INDEPENDENT)) {
            Recipe recipe = new Recipe(
                    40,
                    100,
                    1,
                    16,
                    1,
                    Difficulty.DEFAULT,
                    Domain.A,
                    together,
                    Window.TRIMMED,
                    false,
                    Strengths.ALL_ON,
                    false);
            SyntheticFaces faces = faces(recipe);
            for (int i = 0; i < Units.ALL.size(); i++) {
                ActionUnit unit = new ActionUnit(Units.ALL.get(i));
                double share = faces.clips().stream()
                                .filter(clip -> clip.labels().present().contains(unit))
                                .count()
                        / 4000.0;
                assertThat(share).isCloseTo(Casting.SHARES.get(i), within(0.025));
            }
        }
    }

    private static List<?> labels(Recipe recipe) {
        return faces(recipe).clips().stream().map(Clip::labels).toList();
    }

    private static byte[] renderWithout(SyntheticFaces faces, Clip clip) {
        ClipPlan plan = faces.plan(clip);
        return faces.render(clip, new ClipPlan(0, List.of(), plan.nuisances(), plan.apex()));
    }

    private static Clip first(SyntheticFaces faces, int unit) {
        return faces.clips().stream()
                .filter(clip -> clip.labels().present().contains(new ActionUnit(unit)))
                .findFirst()
                .orElseThrow();
    }

    private static List<Byte> frame(byte[] clip, int frame) {
        List<Byte> bytes = new ArrayList<>();
        for (int i = frame * AREA; i < (frame + 1) * AREA; i++) {
            bytes.add(clip[i]);
        }
        return bytes;
    }

    private static SyntheticFaces faces(Recipe recipe) {
        return new SyntheticFaces(recipe, SyntheticFaces.Evidence.FRAMES);
    }

    private static Recipe recipe(Difficulty difficulty, Domain domain) {
        return recipe(difficulty, domain, Strengths.ALL_ON);
    }

    private static Recipe recipe(Difficulty difficulty, Domain domain, Strengths strengths) {
        return new Recipe(
                2, 6, 1, 112, 16, difficulty, domain, Together.PROTOTYPES, Window.TRIMMED, false, strengths, false);
    }
}
