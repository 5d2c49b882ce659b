package org.aullm.encoders;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import org.aullm.api.Mode;
import org.aullm.tensor.Engines;
import org.junit.jupiter.api.Test;

class LayersTest {

    @Test
    void windows_cut_by_the_border_share_the_missing_rows() {
        try (NDManager manager = Engines.newManager(Device.cpu())) {
            // 4 columns lack two: -1 | 0 1, then 2 3 | 4. 5 lack one, at the end. 6 lack none.
            assertThat(pooled(manager, 4)).containsExactly(1, 3);
            assertThat(pooled(manager, 5)).containsExactly(2, 4);
            assertThat(pooled(manager, 6)).containsExactly(2, 5);
        }
    }

    private static float[] pooled(NDManager manager, int columns) {
        NDArray row = manager.arange(columns).toType(DataType.FLOAT32, false).reshape(1, 1, 1, columns);
        return Pools.maxSame3(row.repeat(2, 3)).get(0).get(0).get(0).toFloatArray();
    }

    @Test
    void channels_fall_whole_and_the_others_are_scaled_up() {
        try (NDManager manager = Engines.newManager(Device.cpu())) {
            Engines.seed(1);
            NDArray ones = manager.ones(new Shape(2, 50, 3, 3));
            NDArray sums = new ChannelDropout(0.5).apply(ones, Mode.TRAIN).sum(new int[] {2, 3});
            assertThat(sums.toFloatArray()).containsOnly(0, 18);
            assertThat(new ChannelDropout(0.5).apply(ones, Mode.EVAL)).isSameAs(ones);
        }
    }

    @Test
    void channels_of_clips_fall_whole_too() {
        try (NDManager manager = Engines.newManager(Device.cpu())) {
            Engines.seed(1);
            NDArray ones = manager.ones(new Shape(2, 50, 2, 3, 3));
            NDArray sums = new ChannelDropout(0.5).apply(ones, Mode.TRAIN).sum(new int[] {2, 3, 4});
            assertThat(sums.toFloatArray()).containsOnly(0, 36);
        }
    }

    @Test
    void windows_of_a_grid_share_what_does_not_divide() {
        try (NDManager manager = Engines.newManager(Device.cpu())) {
            NDArray row = manager.create(new float[] {1, 2, 3, 4}, new Shape(1, 4));
            // Windows of 4 pixels in 3: 0-1, 1-2, 2-3.
            assertThat(row.matMul(GridAverages.of(row, 4, 3)).toFloatArray()).containsExactly(1.5f, 2.5f, 3.5f);
        }
    }
}
