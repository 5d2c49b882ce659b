package org.aullm.app.predict;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aullm.api.data.Clip;
import org.aullm.api.data.Dataset;
import org.aullm.api.vision.ClipTools;
import org.aullm.core.trial.TrainedModel;
import org.aullm.tensor.Sha256;

/** One run of a model over inputs, from the first to the table of all. */
public final class Run {

    private final TrainedModel model;
    private final Settings settings;
    private final Path target;
    private final PrintWriter out;
    private final PrintWriter err;
    private final Map<String, Object> facts = new LinkedHashMap<>();

    /**
     * A run.
     *
     * @param version of aullm
     * @param folder the model's
     * @param target where results are written
     * @param out takes what is done, a line at a time
     * @param err takes what could not be judged and why
     */
    public Run(
            String version,
            TrainedModel model,
            Path folder,
            Settings settings,
            Path target,
            PrintWriter out,
            PrintWriter err)
            throws IOException {
        this.model = model;
        this.settings = settings;
        this.target = target;
        this.out = out;
        this.err = err;
        facts.put("format", 1);
        facts.put("aullm", version);
        facts.put("model", model.record().name());
        facts.put("model digest", Sha256.of(folder.resolve("files.json")));
        facts.put("units", model.record().config().units());
        facts.put("settings", settings.described());
        facts.put("use", "research use, not a lie detector");
    }

    /**
     * Judges videos, folders of frames and pictures.
     *
     * @param workingDirectory that their names are relative to
     * @return how many could not be judged
     */
    public int files(FrontEndChoice choice, List<String> inputs, Path workingDirectory) throws IOException {
        try (ClipTools tools = choice.open()) {
            facts.put("front end", tools.described());
            facts.put("terms", tools.terms());
            Results results = new Results(target, model.record(), facts, inputs);
            Predictor predictor = new Predictor(model, settings, results, out, err);
            predictor.files(tools, inputs, workingDirectory, choice.warning());
            results.finish();
            return predictor.failed();
        }
    }

    /**
     * Judges clips of a data set.
     *
     * @param name of the data set
     * @return how many could not be judged
     */
    public int clips(Dataset data, String name, List<Clip> clips) throws IOException {
        facts.put("data", name);
        facts.put("data fingerprint", data.fingerprint());
        Results results = new Results(
                target, model.record(), facts, clips.stream().map(Clip::id).toList());
        Predictor predictor = new Predictor(model, settings, results, out, err);
        predictor.clips(data, name, clips);
        results.finish();
        return predictor.failed();
    }
}
