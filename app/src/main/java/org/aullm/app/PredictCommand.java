package org.aullm.app;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.aullm.api.ComponentException;
import org.aullm.api.EvidenceKind;
import org.aullm.api.data.Clip;
import org.aullm.api.data.Dataset;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;
import org.aullm.api.spi.ClipToolsProvider;
import org.aullm.api.vision.ClipTools;
import org.aullm.app.predict.Predictor;
import org.aullm.app.predict.Results;
import org.aullm.app.predict.Settings;
import org.aullm.core.config.TrialConfig;
import org.aullm.core.registry.Registry;
import org.aullm.core.result.Json;
import org.aullm.core.result.ModelRecord;
import org.aullm.core.trial.Blueprint;
import org.aullm.core.trial.TrainedModel;
import org.aullm.study.Digest;
import org.aullm.study.Names;
import org.aullm.study.file.StudyFile;
import org.aullm.study.plan.Planner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;

/** {@code aullm predict}. */
@Command(
        name = "predict",
        mixinStandardHelpOptions = true,
        description = {
            "Judges which action units show, with a model that 'aullm train' has kept: in videos, folders of frames, or",
            "clips of a data set. Writes tables and a page for each input. Nothing leaves this machine, unless the model's",
            "language model is a server; then that is said first.",
            "Exit code 1 if some inputs could not be judged; the others are."
        })
final class PredictCommand implements Callable<Integer> {

    private static final int SOME_FAILED = 1;
    private static final String CROP = "crop";
    private static final long USUAL_CROP = 112;

    private final Planner planner;
    private final Registry registry;
    private final Path workingDirectory;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "MODEL", description = "The model's folder.")
    private Path model = Path.of("");

    @Parameters(
            index = "1..*",
            paramLabel = "INPUT",
            description = {
                "A video, or a folder of frames in the order of the numbers in their names. With --data: ids of clips;",
                "none for all."
            })
    private List<String> inputs = new ArrayList<>();

    @picocli.CommandLine.Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            required = true,
            description = "Where results are written. A run that was stopped goes on there.")
    private Path out = Path.of("");

    @picocli.CommandLine.Option(
            names = "--data",
            paramLabel = "FILE",
            description = "A study file whose data set's clips are judged.")
    private Optional<Path> data = Optional.empty();

    @picocli.CommandLine.Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Changes the study file of --data.")
    private List<String> overrides = new ArrayList<>();

    @picocli.CommandLine.Option(
            names = "--window",
            paramLabel = "MS",
            defaultValue = "500",
            description = "Length of a window in milliseconds. Default: ${DEFAULT-VALUE}.")
    private double window;

    @picocli.CommandLine.Option(
            names = "--step",
            paramLabel = "MS",
            description = "From one window to the next. Default: half a window.")
    private Optional<Double> step = Optional.empty();

    @picocli.CommandLine.Option(
            names = "--whole",
            description = "Takes each input as one clip, from onset to offset, instead of windows.")
    private boolean whole;

    @picocli.CommandLine.Option(
            names = "--fps",
            paramLabel = "N",
            description = "Frames in a second of folders, which have no clock.")
    private Optional<Double> rate = Optional.empty();

    @picocli.CommandLine.Option(
            names = "--every-frame",
            description = "Looks for the face in every frame, not only where a window begins. Slower; same judgements.")
    private boolean everyFrame;

    @picocli.CommandLine.Option(
            names = "--no-overlay",
            description = "Leaves out the video, or strip of pictures, with what was found drawn upon it.")
    private boolean noOverlay;

    @picocli.CommandLine.Option(
            names = "--front",
            paramLabel = "KEY=VALUE",
            description = "Changes the front end: --front detector=none. Default: as the model's data were made.")
    private Map<String, String> front = new LinkedHashMap<>();

    @picocli.CommandLine.Option(
            names = "--words",
            paramLabel = "N",
            defaultValue = "60",
            description =
                    "Most tokens that the language model may say of the moment that is shown; 0 for none. Default: ${DEFAULT-VALUE}.")
    private int words;

    @picocli.CommandLine.Option(
            names = "--emotions",
            description = {
                "Also names combinations that coders read as emotions. Prohibited at work and in education in the EU",
                "(AI Act, Article 5)."
            })
    private boolean emotions;

    @picocli.CommandLine.Option(
            names = "--device",
            paramLabel = "DEVICE",
            defaultValue = "cpu",
            description = "cpu, auto, cuda or cuda:N. Default: ${DEFAULT-VALUE}.")
    private String device = "";

    @Inject
    PredictCommand(Planner planner, Registry registry, @WorkingDirectory Path workingDirectory) {
        this.planner = planner;
        this.registry = registry;
        this.workingDirectory = workingDirectory;
    }

    @Override
    public Integer call() throws IOException {
        Settings settings = settings();
        Path target = workingDirectory.resolve(out).normalize();
        Path folder = workingDirectory.resolve(model).normalize();
        PrintWriter tell = spec.commandLine().getOut();
        ModelRecord record = TrainedModel.record(folder);
        if (data.isEmpty() && record.evidence().kind().equals(EvidenceKind.FEATURES.key())) {
            throw new ComponentException(
                    ("%s reads features that were computed elsewhere, which nothing here makes of a video; compute those of new"
                                    + " clips in the same way and judge them with --data STUDY.yaml")
                            .formatted(model));
        }
        if (!record.host().isEmpty()) {
            tell.printf(
                    "The language model of this model is a server: what is found in each input is sent to %s.%n",
                    record.host());
            tell.flush();
        }
        try (TrainedModel loaded = TrainedModel.load(registry, folder, device)) {
            int failed = data.isPresent() ? clips(loaded, settings, target) : files(loaded, settings, target);
            tell.printf("results: %s%s%n", out, failed == 0 ? "" : ", %d not judged".formatted(failed));
            return failed == 0 ? 0 : SOME_FAILED;
        }
    }

    private Settings settings() {
        double from = step.orElse(window / 2);
        if (!(window > 0) || !(from > 0) || from > window) {
            throw wrong("--window is more than 0 ms, and --step more than 0 and at most a window");
        }
        if (rate.isPresent() && !(rate.get() > 0)) {
            throw wrong("--fps is more than 0");
        }
        if (words < 0) {
            throw wrong("--words is 0 or more");
        }
        if (data.isEmpty() && inputs.isEmpty()) {
            throw wrong("an input is missing: videos, folders of frames, or clips of a data set with --data");
        }
        return new Settings(window, from, whole, rate, everyFrame, !noOverlay, words, emotions);
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private Map<String, Object> run(TrainedModel loaded, Settings settings) throws IOException {
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("format", 1);
        run.put("aullm", Versions.aullm());
        run.put("model", loaded.record().name());
        run.put("model digest", Digest.of(workingDirectory.resolve(model).resolve("files.json")));
        run.put("units", loaded.record().config().units());
        run.put("settings", settings.described());
        run.put("use", "research use, not a lie detector");
        return run;
    }

    private Predictor predictor(TrainedModel loaded, Settings settings, Results results) {
        return new Predictor(
                loaded,
                settings,
                results,
                spec.commandLine().getOut(),
                spec.commandLine().getErr());
    }

    private int clips(TrainedModel loaded, Settings settings, Path target) throws IOException {
        var plan = planner.plan(StudyFile.read(data.orElseThrow(), overrides, workingDirectory));
        var source = Blueprint.data(registry, plan.trials().get(0).config());
        try (Dataset opened = source.provider().open(source.options())) {
            List<Clip> chosen = chosen(opened);
            Map<String, Object> run = run(loaded, settings);
            run.put("data", source.provider().id());
            run.put("data fingerprint", opened.fingerprint());
            Results results = new Results(
                    target, loaded.record(), run, chosen.stream().map(Clip::id).toList());
            Predictor predictor = predictor(loaded, settings, results);
            predictor.clips(opened, source.provider().id(), chosen);
            results.finish();
            return predictor.failed();
        }
    }

    private List<Clip> chosen(Dataset opened) {
        if (inputs.isEmpty()) {
            return opened.clips();
        }
        List<String> ids = opened.clips().stream().map(Clip::id).toList();
        for (String input : inputs) {
            if (!ids.contains(input)) {
                throw new ComponentException("%s has no clip '%s'.%s"
                        .formatted(
                                data.orElseThrow(),
                                input,
                                Names.nearest(input, ids)
                                        .map(" Did you mean '%s'?"::formatted)
                                        .orElse(" The first is called '%s'.".formatted(ids.get(0)))));
            }
        }
        Set<String> wanted = new HashSet<>(inputs);
        return opened.clips().stream()
                .filter(clip -> wanted.contains(clip.id()))
                .toList();
    }

    private int files(TrainedModel loaded, Settings settings, Path target) throws IOException {
        ClipToolsProvider provider = ServiceLoader.load(ClipToolsProvider.class)
                .findFirst()
                .orElseThrow(
                        () -> new ComponentException(
                                "nothing that is installed reads videos or frames; clips of data sets can be judged with --data"));
        Map<String, Object> chosen = new LinkedHashMap<>();
        boolean alike = asLearnt(loaded, provider, chosen);
        front.forEach((key, value) -> chosen.put(key, plain(value)));
        Options.Reading reading = Options.read(provider.options(), chosen);
        reading.problems().stream().findFirst().ifPresent(problem -> {
            throw wrong("--front %s: %s. There are: %s"
                    .formatted(problem.key(), problem.message(), String.join(", ", keys(provider.options()))));
        });
        try (ClipTools tools = provider.open(reading.options())) {
            Map<String, Object> run = run(loaded, settings);
            run.put("front end", tools.described());
            Results results = new Results(target, loaded.record(), run, inputs);
            Predictor predictor = predictor(loaded, settings, results);
            predictor.files(
                    tools,
                    inputs,
                    workingDirectory,
                    alike ? Optional.empty() : Optional.of(other(loaded.record().config())));
            results.finish();
            return predictor.failed();
        }
    }

    /**
     * The front end's settings with which the model's data were made.
     *
     * @return whether they were made by a front end at all
     */
    private boolean asLearnt(TrainedModel loaded, ClipToolsProvider provider, Map<String, Object> chosen) {
        var source = Blueprint.data(registry, loaded.record().config());
        Set<String> keys = keys(provider.options());
        if (keys(source.provider().options()).containsAll(keys)) {
            source.options().plain().forEach((key, value) -> {
                if (keys.contains(key)) {
                    chosen.put(key, value);
                }
            });
            return true;
        }
        // The front end makes pictures smaller, not larger.
        long[] shape = loaded.evidence().shape().getShape();
        provider.options().stream()
                .filter(option -> option.key().equals(CROP))
                .forEach(option -> chosen.put(CROP, Math.max(USUAL_CROP, shape[shape.length - 1])));
        return false;
    }

    private static Set<String> keys(List<Option<?>> options) {
        return options.stream().map(Option::key).collect(Collectors.toCollection(TreeSet::new));
    }

    /** A number, a truth value or a list where it is written as one; else a text. */
    private static Object plain(String value) {
        try {
            return Json.CANONICAL.readValue(value, Object.class);
        } catch (JacksonException e) {
            return value;
        }
    }

    private static String other(TrialConfig config) {
        return "The model learnt from '%s', whose clips did not come by the way of this input: probabilities may mean little here."
                .formatted(config.data().use());
    }
}
