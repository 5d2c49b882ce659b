package org.aullm.datasets.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.aullm.api.data.Clip;
import org.aullm.api.vision.Picture;
import org.junit.jupiter.api.Test;

/** What must say nothing of the units says nothing: a linear classifier stays at chance, and pixels stay the same. */
class LeakTest {

    private static final double PENALTY = 5;
    private static final double CHANCE = 0.5;
    private static final int SIZE = 112;

    // 1200 clips with 16 units whose shares are .06 to .31: the mean of 16 AUCs strays by about .01.
    private static final double STRAY = 0.03;

    @Test
    void the_onset_frame_alone_says_nothing() {
        try (SyntheticFaces onsets = faces(1)) {
            List<double[]> pixels = onsets.clips().stream()
                    .map(clip -> Cells.of(Picture.grey(SIZE, SIZE, onsets.render(clip)), 14))
                    .toList();
            assertThat(Trial.of(onsets.clips(), pixels, PENALTY).auc()).isCloseTo(CHANCE, within(STRAY));
        }
    }

    @Test
    void the_head_and_the_light_alone_say_nothing() {
        try (SyntheticFaces faces = faces(16)) {
            List<double[]> nuisances = faces.clips().stream()
                    .map(clip -> parameters(faces.plan(clip).nuisances()))
                    .toList();
            assertThat(Trial.of(faces.clips(), nuisances, PENALTY).auc()).isCloseTo(CHANCE, within(STRAY));
        }
    }

    @Test
    void the_true_motion_says_nothing_of_shuffled_units_but_much_of_the_real_ones() {
        try (SyntheticFaces faces = faces(16)) {
            List<double[]> motions = faces.clips().stream()
                    .map(clip -> {
                        MotionField field = faces.renderer(clip).truth(faces.plan(clip));
                        return join(Cells.of(field.right(), 14), Cells.of(field.down(), 14));
                    })
                    .toList();
            assertThat(Trial.of(faces.clips(), motions, PENALTY).auc()).isGreaterThan(0.85);
            assertThat(Trial.of(shuffled(faces.clips()), motions, PENALTY).auc())
                    .isCloseTo(CHANCE, within(STRAY));
        }
    }

    @Test
    void with_the_units_off_nothing_changes_but_where_they_move_or_shade_the_skin() {
        try (SyntheticFaces faces = faces(16)) {
            int changed = 0;
            for (Clip clip : faces.clips().subList(0, 40)) {
                ClipPlan plan = faces.plan(clip);
                // These move neither lids nor the gap of the lips, which are drawn over the skin.
                if (plan.acting().isEmpty()
                        || !plan.acting().stream().allMatch(acting -> List.of(9, 12, 14, 15, 17, 20, 23, 24)
                                .contains(acting.unit()))) {
                    continue;
                }
                changed += changedWithoutUnits(faces, clip, plan);
            }
            assertThat(changed).isGreaterThan(1000);
        }
    }

    /** The pixels that the units change at the apex, after checking that all lie where the units do something. */
    private static int changedWithoutUnits(SyntheticFaces faces, Clip clip, ClipPlan plan) {
        int apex = plan.apexFrame(16);
        ClipRenderer renderer = faces.renderer(clip);
        byte[] acted = faces.render(clip);
        byte[] neutral = faces.render(clip, new ClipPlan(0, List.of(), plan.nuisances(), plan.apex()));
        double time = renderer.time(apex);
        MotionField units = renderer.truth(plan, time);
        Pose pose = Pose.at(plan.nuisances(), 1, time);
        int changed = 0;
        for (int row = 0; row < SIZE; row++) {
            for (int column = 0; column < SIZE; column++) {
                int at = (apex * SIZE + row) * SIZE + column;
                if (acted[at] != neutral[at]) {
                    changed++;
                    float x = pose.xx() * column + pose.xy() * row + pose.x0();
                    float y = pose.yx() * column + pose.yy() * row + pose.y0();
                    assertThat(near(units, Math.round(x), Math.round(y)))
                            .as("%s changes at column %d, row %d", clip.id(), column, row)
                            .isTrue();
                }
            }
        }
        return changed;
    }

    /** Whether units do something within three pixels, by which parallax can shift the skin. */
    private static boolean near(MotionField units, int x, int y) {
        return IntStream.rangeClosed(-3, 3)
                .anyMatch(down -> IntStream.rangeClosed(-3, 3).anyMatch(right -> units.covers(x + right, y + down)));
    }

    private static List<Clip> shuffled(List<Clip> clips) {
        Random random = new Random(1);
        List<Clip> from = new java.util.ArrayList<>(clips);
        java.util.Collections.shuffle(from, random);
        return IntStream.range(0, clips.size())
                .mapToObj(i -> new Clip(
                        clips.get(i).id(),
                        clips.get(i).subject(),
                        clips.get(i).dataset(),
                        from.get(i).labels()))
                .toList();
    }

    private static double[] parameters(Nuisances nuisances) {
        HeadDrift head = nuisances.head();
        double[] drifts = java.util.stream.Stream.of(
                        head.right(),
                        head.down(),
                        head.turn(),
                        head.grow(),
                        head.yaw(),
                        head.nod(),
                        nuisances.light().gain(),
                        nuisances.light().slope())
                .flatMapToDouble(drift -> Arrays.stream(new double[] {drift.trend(), drift.swing(), drift.at(0.5)}))
                .toArray();
        Decoy decoy = nuisances.decoy();
        return join(drifts, new double[] {
            nuisances.crop().right(),
            nuisances.crop().down(),
            nuisances.crop().turn(),
            nuisances.crop().grow(),
            nuisances.eyes().blinkAt(),
            nuisances.eyes().gaze().trend(),
            decoy.spread(),
            decoy.right(),
            decoy.down(),
            decoy.shade()
        });
    }

    private static double[] join(double[] a, double[] b) {
        return java.util.stream.DoubleStream.concat(Arrays.stream(a), Arrays.stream(b))
                .toArray();
    }

    private static SyntheticFaces faces(int frames) {
        return new SyntheticFaces(
                new Recipe(
                        30,
                        40,
                        1,
                        SIZE,
                        frames,
                        Recipe.Difficulty.DEFAULT,
                        Recipe.Domain.A,
                        Recipe.Together.PROTOTYPES,
                        Recipe.Window.TRIMMED,
                        false,
                        Strengths.ALL_ON,
                        false),
                SyntheticFaces.Evidence.FRAMES);
    }
}
