package org.aullm.app;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.aullm.api.data.Dataset;
import org.aullm.app.predict.ClipChoice;
import org.aullm.app.predict.FrontEndChoice;
import org.aullm.app.predict.Run;
import org.aullm.app.predict.Settings;
import org.aullm.core.registry.Registry;
import org.aullm.core.result.ModelRecord;
import org.aullm.core.trial.Blueprint;
import org.aullm.core.trial.TrainedModel;
import org.aullm.study.file.StudyFile;
import org.aullm.study.plan.Planner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code aullm predict}. */
@Command(
        name = "predict",
        mixinStandardHelpOptions = true,
        description = {
            "Judges which action units show, with a model that 'aullm train' has kept: in videos, folders of frames, or"
                    + " clips of a data set. Writes tables and a page for each input. Nothing leaves this machine, unless the model's"
                    + " language model is a server; then that is said first.",
            "Exit code 1 if some inputs could not be judged; the others are."
        })
final class PredictCommand implements Callable<Integer> {

    private static final int SOME_FAILED = 1;

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
            description =
                    "A video, or a folder of frames in the order of the numbers in their names. With --data: ids of clips;"
                            + " none for all.")
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
            description =
                    "Also names combinations that coders read as emotions. Prohibited at work and in education in the EU"
                            + " (AI Act, Article 5).")
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
        Path folder = workingDirectory.resolve(model).normalize();
        PrintWriter tell = spec.commandLine().getOut();
        ModelRecord record = TrainedModel.record(folder);
        if (data.isEmpty()) {
            FrontEndChoice.requireFrames(record, model);
        }
        if (!record.host().isEmpty()) {
            tell.printf(
                    "The language model of this model is a server: what is found in each input is sent to %s.%n",
                    record.host());
            tell.flush();
        }
        try (TrainedModel loaded = TrainedModel.load(registry, folder, device)) {
            Run run = new Run(
                    Versions.aullm(),
                    loaded,
                    folder,
                    settings,
                    workingDirectory.resolve(out).normalize(),
                    tell,
                    spec.commandLine().getErr());
            int failed = data.isPresent()
                    ? clips(run)
                    : run.files(FrontEndChoice.of(registry, loaded, front), inputs, workingDirectory);
            tell.printf("results: %s%s%n", out, failed == 0 ? "" : ", %d not judged".formatted(failed));
            return failed == 0 ? 0 : SOME_FAILED;
        }
    }

    private int clips(Run run) throws IOException {
        Path file = data.orElseThrow();
        var plan = planner.plan(StudyFile.read(file, overrides, workingDirectory));
        var source = Blueprint.data(registry, plan.trials().get(0).config());
        try (Dataset opened = source.provider().open(source.options())) {
            return run.clips(opened, source.provider().id(), ClipChoice.of(opened, file.toString(), inputs));
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
}
