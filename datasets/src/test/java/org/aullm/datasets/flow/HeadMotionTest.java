package org.aullm.datasets.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.aullm.api.vision.Flow;
import org.junit.jupiter.api.Test;

class HeadMotionTest {

    private static final int SIZE = 56;

    /** A turn, a growth and a shift of the whole head, and a cheek that moves by 2 pixels besides. */
    private static Flow moving(boolean head, boolean cheek) {
        float[] u = new float[SIZE * SIZE];
        float[] v = new float[SIZE * SIZE];
        for (int row = 0; row < SIZE; row++) {
            for (int column = 0; column < SIZE; column++) {
                int i = row * SIZE + column;
                if (head) {
                    u[i] += 0.8f + 0.02f * column - 0.01f * row;
                    v[i] += -0.5f + 0.01f * column + 0.02f * row;
                }
                if (cheek && row > 30 && row < 42 && column > 6 && column < 20) {
                    u[i] += 2;
                    v[i] -= 1;
                }
            }
        }
        return new Flow(SIZE, SIZE, u, v);
    }

    @Test
    void a_head_alone_leaves_nothing() {
        Flow left = HeadMotion.removed(moving(true, false));
        for (float value : left.u()) {
            assertThat(value).isCloseTo(0, within(1e-3f));
        }
    }

    @Test
    void a_moving_cheek_is_left_as_it_is() {
        Flow left = HeadMotion.removed(moving(true, true));
        Flow truth = moving(false, true);
        for (int i = 0; i < left.u().length; i++) {
            assertThat(left.u()[i]).isCloseTo(truth.u()[i], within(0.15f));
            assertThat(left.v()[i]).isCloseTo(truth.v()[i], within(0.15f));
        }
    }

    @Test
    void stillness_stays_still() {
        assertThat(HeadMotion.removed(moving(false, false)).u()).containsOnly(0f);
    }

    @Test
    void strain_of_a_linear_flow_is_its_derivative() {
        float[] u = new float[SIZE * SIZE];
        float[] v = new float[SIZE * SIZE];
        for (int i = 0; i < u.length; i++) {
            int row = i / SIZE;
            u[i] = 0.03f * (i % SIZE) + 0.02f * row;
            v[i] = 0.06f * (i % SIZE) - 0.01f * row;
        }
        // sqrt(0.03^2 + 0.01^2 + (0.02 + 0.06)^2 / 2)
        for (float value : Strain.of(new Flow(SIZE, SIZE, u, v))) {
            assertThat(value).isCloseTo(0.064807f, within(1e-4f));
        }
    }
}
