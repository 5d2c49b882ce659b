package org.aullm.llm.decoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aullm.api.ComponentException;
import org.aullm.api.option.Options;
import org.junit.jupiter.api.Test;

class DecoderBenchTest {

    private static final LoraSettings LORA = new LoraSettings(LoraSettings.Kind.LORA, 1, 2, 0, Set.of("q_proj"));

    private static List<String> run(Map<String, ?> options) {
        DecoderBench bench = new DecoderBench();
        List<String> lines = new ArrayList<>();
        bench.run(Options.of(bench.options(), options), lines::add);
        return lines;
    }

    @Test
    void prints_one_line_per_measurement_and_the_losses_that_must_agree() {
        List<String> lines =
                run(Map.of("layers", 2, "batch", 2, "prompt", 12, "suffix", 4, "steps", 1, "compare", true));

        assertThat(lines).hasSize(7);
        assertThat(lines.get(0)).startsWith("# prefix=shared trim=on counterfactuals=0 loss before training 0.");
        assertThat(lines.get(0)
                        .substring(lines.get(0).indexOf("loss"), lines.get(0).length() - 1))
                .isEqualTo(lines.get(1)
                        .substring(lines.get(1).indexOf("loss"), lines.get(1).length() - 1));
        assertThat(lines.get(2))
                .matches("RESULT kind=train peer=aullm size=tiny layers=2 batch=2 prompt=12 suffix=4 threads=1"
                        + " prefix=shared trim=on ms=[0-9.]+ min_ms=[0-9.]+ cpu_ms=[0-9.]+ gflop=[0-9.]+"
                        + " gemm_gflops=[0-9.]+ gemm_ratio=[0-9.]+ peak_rss_mb=[0-9]+");
        assertThat(lines.get(3)).startsWith("RESULT kind=infer ");
        assertThat(lines.get(4)).startsWith("RESULT kind=train ").contains(" prefix=per-sample trim=off ");
    }

    /** One layer of width 256 with 4 heads of 64, 2 of them for keys, inner 1024; rank 1 on queries. */
    @Test
    void counts_the_products_of_a_whole_step() {
        Architecture architecture = BenchModel.architecture("tiny", 1);
        BenchWork work = BenchWork.of(new BenchCase(3, 1, 10, 4, Shortcuts.NONE), architecture, LORA);

        double rows = 6 * 10;
        double base = 2 * rows * (2 * 256 * 256 + 2 * 256 * 128 + 3 * 256 * 1024);
        double adapter = 2 * rows * (256 + 256);
        double attention = 6 * 2 * 2 * 10 * 10 * 256;
        assertThat(work.inferGflop() * 1e9).isCloseTo(base + adapter + attention, within(1.0));
        assertThat(work.trainGflop() * 1e9).isCloseTo(2 * base + 3 * adapter + 3 * attention, within(1.0));
    }

    @Test
    void counts_what_remains_with_all_savings() {
        Architecture architecture = BenchModel.architecture("tiny", 1);
        BenchWork work = BenchWork.of(new BenchCase(3, 1, 10, 4, Shortcuts.ALL), architecture, LORA);

        double rows = 6 + 6 * 4;
        double read = 6;
        double base = 2 * rows * 2 * 256 * 128 + 2 * read * (2 * 256 * 256 + 3 * 256 * 1024);
        double adapter = 2 * read * (256 + 256);
        double attention = 2 * 2 * read * 10 * 256;
        assertThat(work.inferGflop() * 1e9).isCloseTo(base + adapter + attention, within(1.0));
    }

    @Test
    void refuses_a_prompt_without_a_common_part() {
        assertThatThrownBy(() -> run(Map.of("prompt", 8, "suffix", 8)))
                .isInstanceOf(ComponentException.class)
                .hasMessage("suffix: 8 of 8 positions are to differ between clips, which leaves none that they share."
                        + " Choose fewer.");
    }
}
