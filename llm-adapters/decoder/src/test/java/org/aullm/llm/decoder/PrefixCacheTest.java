package org.aullm.llm.decoder;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import java.util.Optional;
import org.aullm.api.Tuning;
import org.aullm.api.option.Options;
import org.aullm.api.spi.Build;
import org.aullm.tensor.Engines;
import org.aullm.tensor.StepScope;
import org.aullm.tensor.Weights;
import org.junit.jupiter.api.Test;

class PrefixCacheTest {

    @Test
    void a_prefix_is_computed_once_and_outlives_its_step() {
        try (NDManager manager = Engines.newManager(Device.cpu())) {
            Build build = new Build(manager, 1, DataType.FLOAT32, Tuning.FROZEN, Options.EMPTY);
            LoadedModel model = new LoadedModel(RandomModel.ALL.get(0), Optional.empty(), build, new Weights(build));
            PrefixCache cache = new PrefixCache(model.decoder(), model.words(), List::of, manager);
            List<KeysValues> first;
            try (StepScope step = StepScope.open(manager)) {
                first = cache.of(List.of(256, 65, 66));
            }
            assertThat(cache.of(List.of(256, 65, 66))).isSameAs(first);
            assertThat(first.get(1).keys().getShape().getShape()).containsExactly(2, 3, 16);
            assertThat(first.get(1).keys().toFloatArray()).doesNotContain(Float.NaN);
            assertThat(cache.of(List.of(256, 65))).isNotSameAs(first);
        }
    }
}
