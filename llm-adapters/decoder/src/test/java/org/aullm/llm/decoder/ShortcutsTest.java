package org.aullm.llm.decoder;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aullm.api.Parameter;
import org.aullm.api.Tuning;
import org.aullm.tensor.GradientTape;
import org.aullm.tensor.Gradients;
import org.aullm.tensor.Numbers;
import org.aullm.tensor.StepScope;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sharing the prefix and trimming the last layer change no number but by rounding. */
class ShortcutsTest {

    private static final List<Shortcuts> CHOICES = List.of(
            Shortcuts.ALL,
            new Shortcuts(true, false),
            new Shortcuts(false, true),
            new Shortcuts(true, true, true),
            new Shortcuts(false, false, true));

    @ParameterizedTest
    @EnumSource(Tuning.class)
    void loss_and_gradients_in_double_precision_are_those_of_the_whole_computation(Tuning tuning) {
        assertSame(tuning, DataType.FLOAT64, 1e-9);
    }

    @ParameterizedTest
    @EnumSource(Tuning.class)
    void loss_and_gradients_in_single_precision_are_those_of_the_whole_computation(Tuning tuning) {
        assertSame(tuning, DataType.FLOAT32, 1e-4);
    }

    private static void assertSame(Tuning tuning, DataType precision, double tolerance) {
        Map<String, double[]> whole = step(tuning, precision, Shortcuts.NONE);
        for (Shortcuts shortcuts : CHOICES) {
            Map<String, double[]> shortened = step(tuning, precision, shortcuts);
            assertThat(shortened.keySet()).isEqualTo(whole.keySet());
            whole.forEach((name, values) -> assertThat(
                            DecoderAgainstPlainLoopsTest.distance(shortened.getOrDefault(name, new double[0]), values))
                    .as("%s with %s", name, shortcuts)
                    .isLessThan(tolerance * Math.max(1, largest(values))));
        }
    }

    private static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    private static Map<String, double[]> step(Tuning tuning, DataType precision, Shortcuts shortcuts) {
        Map<String, double[]> results = new LinkedHashMap<>();
        try (Trial trial = Trial.nano(tuning, precision, shortcuts).stirred();
                StepScope step = StepScope.open(trial.root);
                GradientTape tape = GradientTape.record()) {
            NDArray loss = trial.loss();
            tape.backward(loss);
            results.put("loss", Numbers.doubles(loss));
            results.put("content", Numbers.doubles(Gradients.of(trial.content, step.manager())));
            results.put("relations", Numbers.doubles(Gradients.of(trial.relations, step.manager())));
            for (Parameter parameter : trial.backend.parameters().trained()) {
                results.put(parameter.name(), Numbers.doubles(Gradients.of(parameter.array(), step.manager())));
            }
        }
        return results;
    }
}
