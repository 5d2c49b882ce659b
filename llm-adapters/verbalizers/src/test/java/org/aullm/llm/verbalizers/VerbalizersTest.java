package org.aullm.llm.verbalizers;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;
import org.aullm.api.ActionUnit;
import org.aullm.api.EvidenceKind;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.Observation;
import org.aullm.api.Observation.Relation;
import org.junit.jupiter.api.Test;

class VerbalizersTest {

    private static final int SIZE = 40;
    private static final ActionUnit BROWS = new ActionUnit(4);
    private static final ActionUnit SMILE = new ActionUnit(12);
    private static final ActionUnit WINK = new ActionUnit(46);

    private static Observation seen(float[] flow, List<Double> scores, List<Relation> relations) {
        EvidenceSpec spec = new EvidenceSpec(EvidenceKind.FLOW_IMAGE, new Shape(3, SIZE, SIZE));
        return new Observation(
                List.of(BROWS, SMILE, WINK), spec, FloatBuffer.wrap(flow), Optional.of(scores), relations);
    }

    /** A head that moves by (1, -2), in which both mouth corners are drawn up, the right one outwards, too. */
    private static float[] smile() {
        float[] flow = new float[3 * SIZE * SIZE];
        for (int i = 0; i < SIZE * SIZE; i++) {
            double x = (2 * (i % SIZE) + 1.0) / SIZE - 1;
            double y = (2 * (i / SIZE) + 1.0) / SIZE - 1;
            boolean corner = Math.abs(x) >= 0.2 && Math.abs(x) < 0.4 && y >= 0.34 && y < 0.6;
            flow[i] = 1 + (corner && x > 0 ? 0.5f : 0);
            flow[SIZE * SIZE + i] = -2 - (corner ? (x > 0 ? 0.5f : 0.25f) : 0);
        }
        return flow;
    }

    @Test
    void regions_tell_where_skin_moves_beside_the_head() {
        assertThat(FlowRegionsProvider.describe(seen(smile(), List.of(), List.of())))
                .isEqualTo(
                        """
                        Skin motion from rest to peak, motion of the head taken out, strongest first:
                        - right mouth corner: up and outwards, 0.71 (100% of the strongest)
                        - left mouth corner: up, 0.25 (35% of the strongest)""");
    }

    @Test
    void a_head_that_only_turns_has_no_motion_of_skin() {
        float[] flow = new float[3 * SIZE * SIZE];
        java.util.Arrays.fill(flow, 3);
        assertThat(FlowRegionsProvider.describe(seen(flow, List.of(), List.of())))
                .isEqualTo("Skin motion from rest to peak, motion of the head taken out: none.");
    }

    @Test
    void there_are_29_regions_and_the_sides_mirror_each_other() {
        assertThat(Region.ALL).hasSize(29);
        assertThat(Region.ALL).extracting(Region::title).doesNotHaveDuplicates();
        for (Region region : Region.ALL) {
            assertThat(Region.ALL)
                    .contains(new Region(
                            region.name(),
                            -region.side(),
                            0.0 - region.right(),
                            region.top(),
                            0.0 - region.left(),
                            region.bottom()));
        }
    }

    @Test
    void a_probe_tells_every_unit_in_bands() {
        assertThat(ProbeProvider.describe(seen(smile(), List.of(0.03, 0.97, 0.5), List.of())))
                .isEqualTo(
                        """
                        A detector that was trained and calibrated on other people says:
                        - AU4 brow lowerer: almost certainly absent (0.03)
                        - AU12 lip corner puller: almost certainly present (0.97)
                        - AU46 wink: open (0.50)""");
    }

    @Test
    void facs_tells_how_the_likeliest_would_show() {
        assertThat(FacsProvider.describe(seen(smile(), List.of(0.3, 0.9, 0.1), List.of())))
                .isEqualTo(
                        """
                        Candidates, likeliest first, and how each would show:
                        - AU12 lip corner puller: the zygomaticus major draws the lip corners up and outwards
                        - AU4 brow lowerer: corrugator and depressor supercilii lower the brows and draw them together
                        - AU46 wink""");
    }

    @Test
    void relations_are_told_strongest_first() {
        List<Relation> relations = List.of(new Relation(BROWS, SMILE, 0.2), new Relation(SMILE, BROWS, 0.6));
        assertThat(RelationsProvider.describe(seen(smile(), List.of(0.3, 0.9, 0.1), relations)))
                .isEqualTo(
                        """
                        Relations between units in this clip, strongest first:
                        - whether AU12 lip corner puller is there depends on AU4 brow lowerer (share 0.60)
                        - whether AU4 brow lowerer is there depends on AU12 lip corner puller (share 0.20)""");
        assertThat(RelationsProvider.describe(seen(smile(), List.of(0.3, 0.9, 0.1), List.of())))
                .isEqualTo("Relations between units: the graph does not say.");
    }
}
