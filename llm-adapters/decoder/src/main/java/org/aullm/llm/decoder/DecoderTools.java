package org.aullm.llm.decoder;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aullm.api.ComponentException;
import org.aullm.api.Parameter;
import org.aullm.api.Tuning;
import org.aullm.api.option.Options;
import org.aullm.api.spi.Build;
import org.aullm.api.spi.ModelToolsProvider;
import org.aullm.tensor.Engines;
import org.aullm.tensor.GradMode;
import org.aullm.tensor.Numbers;
import org.aullm.tensor.Ops;
import org.aullm.tensor.StepScope;
import org.aullm.tensor.Weights;

/** Provides the commands {@code aullm model ...} for checkpoints in Hugging Face layout. */
public final class DecoderTools implements ModelToolsProvider {

    @Override
    public Map<String, String> show(Path model) {
        return ModelFacts.of(ModelFolder.withoutTokenizer(model));
    }

    @Override
    public Scores scores(Path model, Optional<Path> adapter, Input input) {
        ModelFolder folder = ModelFolder.withoutTokenizer(model);
        Architecture architecture = folder.architecture();
        check(input, architecture);
        Optional<Adapters> adapters = adapter.map(path -> {
            PeftFolder saved = new PeftFolder(path);
            return new Adapters(saved.settings(architecture, 0), Optional.of(saved), Parameter.Role.FROZEN);
        });
        try (NDManager manager = Engines.newManager(Device.cpu());
                GradMode off = GradMode.off();
                StepScope step = StepScope.open(manager);
                LoadedModel loaded = load(folder, adapters, manager)) {
            VocabularyHead head = loaded.vocabularyHead();
            NDArray rows = loaded.words().once(input.tokens(), step.manager());
            NDArray states = loaded.decoder().readAll(rows, loaded.before());
            NDArray last = at(states, input.tokens().size() - 1);
            Optional<List<Double>> softLast = Optional.empty();
            if (!input.places().isEmpty()) {
                NDArray soft = loaded.decoder().readAll(replaced(rows, input), loaded.before());
                softLast = Optional.of(list(head.scores(at(soft, input.tokens().size() - 1))));
            }
            return new Scores(
                    list(head.scores(at(states, 0))), list(head.scores(last)), list(Numbers.doubles(last)), softLast);
        }
    }

    @Override
    public String write(Path model, String prompt, Writing writing) {
        try (NDManager manager = Engines.newManager(Device.cpu());
                LoadedModel loaded = load(new ModelFolder(model), Optional.empty(), manager)) {
            Sampling sampling = new Sampling(writing.temperature(), writing.topP(), writing.seed());
            return new Generator(loaded).generate(prompt, writing.maxTokens(), sampling);
        }
    }

    private static LoadedModel load(ModelFolder folder, Optional<Adapters> adapters, NDManager manager) {
        Build build = new Build(manager, 0, DataType.FLOAT32, Tuning.FROZEN, Options.EMPTY);
        return new LoadedModel(folder, adapters, build, new Weights(build));
    }

    private static void check(Input input, Architecture architecture) {
        int length = input.tokens().size();
        if (length < 1 || length > architecture.positions()) {
            throw new ComponentException(
                    "input_ids has %d tokens, but max_position_embeddings lets the model read 1 to %d"
                            .formatted(length, architecture.positions()));
        }
        for (int token : input.tokens()) {
            requireBelow("input_ids", token, architecture.vocabulary());
        }
        for (int place : input.places()) {
            requireBelow("soft_at", place, length);
        }
        if (input.places().size() != input.vectors().size()) {
            throw new ComponentException("soft_at names %d places, but soft has %d vectors"
                    .formatted(input.places().size(), input.vectors().size()));
        }
        for (List<Double> vector : input.vectors()) {
            if (vector.size() != architecture.hidden()) {
                throw new ComponentException("soft has a vector of %d numbers, but the model's width is %d"
                        .formatted(vector.size(), architecture.hidden()));
            }
        }
    }

    private static void requireBelow(String field, int number, int bound) {
        if (number < 0 || number >= bound) {
            throw new ComponentException("%s holds %d; 0 to %d are possible".formatted(field, number, bound - 1));
        }
    }

    private static NDArray replaced(NDArray rows, Input input) {
        NDArray result = rows;
        long end = rows.getShape().get(0);
        for (int i = 0; i < input.places().size(); i++) {
            double[] values = input.vectors().get(i).stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            NDArray soft =
                    org.aullm.tensor.Arrays.owned(rows.getManager(), values, rows.getDataType(), 1, values.length);
            int at = input.places().get(i);
            result = Ops.concat(0, Ops.slice(result, 0, 0, at), soft, Ops.slice(result, 0, at + 1, end));
        }
        return result;
    }

    private static NDArray at(NDArray states, int position) {
        return Ops.slice(states, 0, position, position + 1);
    }

    private static List<Double> list(double[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }
}
