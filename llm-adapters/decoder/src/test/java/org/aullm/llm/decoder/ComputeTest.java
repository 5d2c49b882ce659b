package org.aullm.llm.decoder;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.Map;
import org.aullm.api.Parameter;
import org.aullm.api.Tuning;
import org.aullm.tensor.GradientTape;
import org.aullm.tensor.Gradients;
import org.aullm.tensor.StepScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Products in bfloat16, on the processor, against the same model in float32. */
class ComputeTest {

    /** Eight bits of mantissa: each of a dozen products is off by up to 1/256 of its size. */
    private static final double TOLERANCE = 0.06;

    private static Trial trial(Tuning tuning, String compute) {
        return new Trial(Map.of("size", "nano", "compute", compute), tuning, DataType.FLOAT32, Shortcuts.ALL, 3)
                .stirred();
    }

    @ParameterizedTest
    @CsvSource({"FROZEN", "ADAPTER", "FULL"})
    void logits_are_those_of_float32_but_for_rounding(Tuning tuning) {
        try (Trial half = trial(tuning, "bfloat16");
                Trial single = trial(tuning, "float32")) {
            double[] expected = single.logits();
            double[] actual = half.logits();
            assertThat(DecoderAgainstPlainLoopsTest.distance(actual, expected))
                    .isPositive()
                    .isLessThan(TOLERANCE);
            assertThat(half.backend.description().facts()).containsEntry("compute", "bfloat16");
            assertThat(single.backend.description().facts()).doesNotContainKey("compute");
        }
    }

    @Test
    void gradients_point_where_those_of_float32_do_and_stay_in_float32() {
        try (Trial half = trial(Tuning.ADAPTER, "bfloat16");
                Trial single = trial(Tuning.ADAPTER, "float32")) {
            for (int i = 0; i < single.backend.parameters().trained().size(); i++) {
                Parameter parameter = half.backend.parameters().trained().get(i);
                double[] expected = gradient(
                        single, single.backend.parameters().trained().get(i).array());
                double[] actual = gradient(half, parameter.array());
                assertThat(cosine(actual, expected)).as(parameter.name()).isGreaterThan(0.99);
            }
            assertThat(cosine(gradient(half, half.content), gradient(single, single.content)))
                    .isGreaterThan(0.99);
        }
    }

    private static double[] gradient(Trial trial, NDArray leaf) {
        NDManager root = trial.root;
        try (StepScope step = StepScope.open(root);
                GradientTape tape = GradientTape.record()) {
            tape.backward(trial.loss());
            NDArray gradient = Gradients.of(leaf, step.manager());
            assertThat(gradient.getDataType()).isEqualTo(DataType.FLOAT32);
            double[] values = org.aullm.tensor.Numbers.doubles(gradient);
            trial.backend.parameters().trained().forEach(parameter -> Gradients.clear(parameter.array()));
            Gradients.clear(trial.content);
            Gradients.clear(trial.relations);
            return values;
        }
    }

    private static double cosine(double[] left, double[] right) {
        double product = 0;
        double leftSquare = 0;
        double rightSquare = 0;
        for (int i = 0; i < left.length; i++) {
            product += left[i] * right[i];
            leftSquare += left[i] * left[i];
            rightSquare += right[i] * right[i];
        }
        return product / Math.sqrt(leftSquare * rightSquare);
    }
}
