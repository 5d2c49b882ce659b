package org.aullm.core.reference;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.aullm.api.ComponentException;
import org.aullm.api.option.Options;
import org.junit.jupiter.api.Test;

class EncoderBenchTest {

    private final EncoderBench bench = new EncoderBench();

    @Test
    void an_unknown_encoder_is_named() {
        Options options = Options.of(bench.options(), Map.of("encoders", List.of("flow-cmm")));
        assertThatThrownBy(() -> bench.run(options, line -> {}))
                .isInstanceOf(ComponentException.class)
                .hasMessageStartingWith("no visual encoder is called 'flow-cmm'; there are ");
    }
}
