package org.aullm.llm.decoder;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.aullm.api.Parameter;
import org.aullm.api.Tuning;
import org.aullm.api.option.Options;
import org.aullm.api.spi.Build;
import org.aullm.tensor.Engines;
import org.aullm.tensor.GradMode;
import org.aullm.tensor.Numbers;
import org.aullm.tensor.StepScope;
import org.aullm.tensor.Weights;

/** A text of some tokens, and what is thought of every next word after each of them. */
final class Texts {

    static final List<Integer> TEXT = List.of(
            1, 260, 17, 203, 99, 4, 261, 262, 30, 31, 77, 260, 150, 9, 222, 264, 88, 5, 260, 19, 101, 43, 12, 250);

    private Texts() {}

    /** By plain loops. */
    static List<double[]> scores(PlainDecoder plain) {
        List<double[]> scores = new ArrayList<>();
        plain.states(plain.embed(TEXT)).forEach(state -> scores.add(plain.scores(state)));
        return scores;
    }

    /** By the decoder in double precision. */
    static List<double[]> scores(LanguageModel source, Optional<PeftFolder> adapter) {
        Optional<Adapters> adapters = adapter.map(saved ->
                new Adapters(saved.settings(source.architecture(), 0), Optional.of(saved), Parameter.Role.FROZEN));
        try (NDManager manager = Engines.newManager(Device.cpu());
                GradMode off = GradMode.off();
                StepScope step = StepScope.open(manager)) {
            Build build = new Build(manager, 0, DataType.FLOAT64, Tuning.FROZEN, Options.EMPTY);
            try (LoadedModel model = new LoadedModel(source, adapters, build, new Weights(build))) {
                NDArray rows = model.words().once(TEXT, step.manager());
                double[] all = Numbers.doubles(
                        model.vocabularyHead().apply(model.decoder().readAll(rows, List.of())));
                int words = all.length / TEXT.size();
                List<double[]> scores = new ArrayList<>();
                for (int position = 0; position < TEXT.size(); position++) {
                    scores.add(Arrays.copyOfRange(all, position * words, (position + 1) * words));
                }
                return scores;
            }
        }
    }

    /** The largest difference at any position. */
    static double distance(List<double[]> left, List<double[]> right) {
        double distance = 0;
        for (int position = 0; position < left.size(); position++) {
            distance =
                    Math.max(distance, DecoderAgainstPlainLoopsTest.distance(left.get(position), right.get(position)));
        }
        return distance;
    }
}
