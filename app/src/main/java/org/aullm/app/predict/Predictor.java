package org.aullm.app.predict;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aullm.api.ComponentException;
import org.aullm.api.data.Clip;
import org.aullm.api.data.Dataset;
import org.aullm.api.vision.ClipTools;
import org.aullm.core.trial.TrainedModel;
import org.aullm.report.Reports;

/** Judges inputs one after the other; one that cannot be judged does not stop the rest. */
public final class Predictor {

    private final TrainedModel model;
    private final Settings settings;
    private final Results results;
    private final PrintWriter out;
    private final PrintWriter err;
    private int failed;

    /**
     * A predictor.
     *
     * @param out takes what is done, a line at a time
     * @param err takes what could not be judged and why
     */
    public Predictor(TrainedModel model, Settings settings, Results results, PrintWriter out, PrintWriter err) {
        this.model = model;
        this.settings = settings;
        this.results = results;
        this.out = out;
        this.err = err;
    }

    /** How one input is judged. */
    private interface Judging {

        Map<String, Object> judge() throws IOException;
    }

    /** Clips of a data set. */
    public void clips(Dataset data, String name, List<Clip> clips) throws IOException {
        ClipsInput input = new ClipsInput(model, settings, results, data, name);
        for (Clip clip : clips) {
            one(clip.id(), () -> {
                Map<String, Object> facts = input.judge(clip);
                out.printf("%s: done%n", clip.id());
                return facts;
            });
        }
    }

    /**
     * Videos, folders of frames and pictures.
     *
     * @param warning what limits all of them
     */
    public void files(ClipTools tools, List<String> inputs, Path workingDirectory, Optional<String> warning)
            throws IOException {
        FramesPage pages = new FramesPage(model, settings, tools);
        for (String input : inputs) {
            one(
                    input,
                    () -> file(
                            tools, pages, input, workingDirectory.resolve(input).normalize(), warning));
        }
    }

    private void one(String input, Judging judging) throws IOException {
        if (results.before(input).isPresent()) {
            out.printf("%s: done before%n", input);
            return;
        }
        try {
            results.done(judging.judge());
        } catch (ComponentException e) {
            fail(input, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            // The rest of a batch is not to suffer from a defect that one input has brought to light.
            fail(input, "%s: this is a defect, please report it with the lines below".formatted(input));
            e.printStackTrace(err);
        }
        out.flush();
    }

    private Map<String, Object> file(
            ClipTools tools, FramesPage pages, String input, Path path, Optional<String> warning) throws IOException {
        try (InputFolder folder = results.open(input)) {
            FramesInput read = new FramesInput(model, settings, tools, input, path, folder);
            Progress progress = new Progress(input, out);
            read.read(progress);
            folder.tablesDone();
            List<String> warnings = new ArrayList<>(warning.stream().toList());
            warnings.addAll(read.warnings().sentences());
            Optional<String> overlay =
                    settings.overlay() ? overlay(tools, path, folder, read, warnings) : Optional.empty();
            Reports.write(
                    pages.of(String.valueOf(path.getFileName()), read, warnings, overlay),
                    folder.draft().resolve(InputFolder.PAGE));
            Map<String, Object> facts = folder.done(input, read.kind(), read.frames(), warnings);
            out.println(progress.done(read.frames(), results.page(input)));
            warnings.forEach(each -> out.println("  note: " + each));
            return facts;
        }
    }

    /** Nobody's numbers depend on it, so that what goes wrong here is only said. */
    private Optional<String> overlay(
            ClipTools tools, Path path, InputFolder folder, FramesInput read, List<String> warnings)
            throws IOException {
        try {
            return Optional.of(new Overlay(model.record(), tools, Overlay.installed())
                    .write(path, folder.draft(), read.findings()));
        } catch (ComponentException e) {
            warnings.add("There is no overlay: %s".formatted(e.getMessage()));
            return Optional.empty();
        }
    }

    private void fail(String input, String message) {
        failed++;
        results.failed(input, message);
        err.println(message);
        err.flush();
    }

    /** How many inputs could not be judged. */
    public int failed() {
        return failed;
    }
}
