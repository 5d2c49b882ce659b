package org.aullm.datasets.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aullm.api.ComponentException;
import org.aullm.api.option.Options;
import org.junit.jupiter.api.Test;

class SpottingBenchTest {

    private static List<String> lines(Map<String, ?> options) {
        List<String> lines = new ArrayList<>();
        SpottingBench bench = new SpottingBench();
        bench.run(Options.of(bench.options(), options), lines::add);
        return lines;
    }

    @Test
    void every_way_is_measured_on_every_kind_beside_the_middle_frame() {
        List<String> lines = lines(Map.of("clips", 2, "people", 1, "frames", 16, "size", 32));

        assertThat(lines).hasSize(1 + 4 * 4);
        assertThat(lines.get(0)).startsWith("# 2 clips of 16 frames at 32 px, 1 people, flow farneback: ");
        for (int kind = 0; kind < 4; kind++) {
            assertThat(lines.get(1 + 4 * kind)).contains("middle frame", "x 1.00");
            assertThat(lines.get(4 + 4 * kind))
                    .contains("grid curve (spotted)")
                    .matches(".* \\d+\\.\\d frames  x \\d+\\.\\d\\d +\\d+ %");
        }
    }

    @Test
    void a_flow_that_is_not_there_is_said_with_those_that_are() {
        assertThatThrownBy(() -> lines(Map.of("flow", "flownet")))
                .isInstanceOf(ComponentException.class)
                .hasMessage("flow: nothing installed is called 'flownet'; there are farneback");
    }

    @Test
    void an_expression_lies_anywhere_in_its_window() {
        Recipe recipe = new Recipe(
                4,
                20,
                1,
                16,
                64,
                Recipe.Difficulty.DEFAULT,
                Recipe.Domain.A,
                Recipe.Together.PROTOTYPES,
                Recipe.Window.ANYWHERE,
                false,
                Strengths.ALL_ON,
                false);
        try (SyntheticFaces faces = new SyntheticFaces(recipe, SyntheticFaces.Evidence.FRAMES)) {
            List<Double> apexes =
                    faces.clips().stream().map(clip -> faces.plan(clip).apex()).toList();
            assertThat(apexes).allMatch(apex -> apex > 0.1 && apex < 0.9);
            assertThat(apexes.stream().filter(apex -> apex < 0.4)).hasSizeGreaterThan(10);
            assertThat(apexes.stream().filter(apex -> apex > 0.6)).hasSizeGreaterThan(10);
        }
    }
}
