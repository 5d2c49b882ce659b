package org.aullm.app.predict;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import org.aullm.api.ComponentException;
import org.aullm.api.EvidenceKind;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.data.Clip;
import org.aullm.api.data.Labels;
import org.aullm.api.vision.Box;
import org.aullm.api.vision.ClipTools;
import org.aullm.api.vision.Face;
import org.aullm.api.vision.Frame;
import org.aullm.api.vision.FrameStream;
import org.aullm.api.vision.Spotting;
import org.aullm.core.trial.TrainedModel;

/**
 * Judges one video, folder of frames or picture, in windows that slide over it. It is read once, from its beginning to its
 * end; of a frame nothing stays but its crops, and these only while a window needs them.
 */
final class FramesInput {

    private static final int FEWEST = 4;
    private static final int MOST = 4096;
    private static final int POINTS = 600;
    private static final double SAME_FACE = 0.3;
    // Times are rounded in files.
    private static final double ROUNDING = 0.5;
    private static final Labels UNKNOWN = new Labels(Set.of(), Set.of());

    private final TrainedModel model;
    private final Settings settings;
    private final ClipTools tools;
    private final String input;
    private final Path path;
    private final InputFolder folder;
    private final int units;
    private final RecentMotion motion;

    private final Deque<Window> open = new ArrayDeque<>();
    private final Deque<FrameLine> waiting = new ArrayDeque<>();
    private final Warnings warnings = new Warnings();
    private final Envelope envelope = new Envelope(POINTS);
    private final Findings findings;
    private Optional<Box> lastFace = Optional.empty();
    private double next;
    private int frames;
    private int judged;
    private String size = "";

    /**
     * One input.
     *
     * @param input its name as the user gave it
     * @param path where it is
     * @param folder takes frames and windows
     */
    FramesInput(TrainedModel model, Settings settings, ClipTools tools, String input, Path path, InputFolder folder) {
        this.model = model;
        this.settings = settings;
        this.tools = tools;
        this.input = input;
        this.path = path;
        this.folder = folder;
        this.units = model.record().config().units().size();
        this.motion = new RecentMotion(tools);
        this.findings = new Findings(units);
    }

    /**
     * Reads and judges all of it.
     *
     * @param progress takes how many frames were read
     */
    void read(IntConsumer progress) throws IOException {
        try (FrameStream stream = tools.frames(path, inColour())) {
            Clock clock = Clock.of(stream, settings);
            for (Optional<Frame> frame = stream.next(); frame.isPresent(); frame = stream.next()) {
                show(frame.get(), clock.millis(frame.get()));
                progress.accept(frames);
            }
            finish();
            clock.warning().ifPresent(warnings::assumedRate);
            stream.remarks().forEach(warnings::add);
        }
    }

    private boolean inColour() {
        EvidenceSpec evidence = model.evidence();
        return evidence.kind() == EvidenceKind.FRAMES && evidence.shape().get(0) > 1;
    }

    private void show(Frame frame, double millis) throws IOException {
        if (frames++ == 0) {
            size = "%d x %d".formatted(frame.picture().width(), frame.picture().height());
        }
        warnings.frame(millis);
        FrameLine line = new FrameLine(frame.number(), millis, units);
        close(millis);
        boolean begins = millis >= next - ROUNDING;
        if (begins || settings.everyFrame()) {
            List<Face> faces = tools.faces(source(), frame);
            warnings.faces(millis, faces.size());
            if (!faces.isEmpty()) {
                Face chosen = same(faces);
                lastFace = Optional.of(chosen.box());
                line.face(chosen);
                if (begins) {
                    begin(millis, chosen);
                }
            }
        }
        for (Window window : open) {
            if (window.size() == MOST) {
                throw new ComponentException("%s: a window has more than %d frames; make --window shorter%s"
                        .formatted(input, MOST, settings.whole() ? " instead of --whole" : ""));
            }
            window.add(line, tools.crop(frame.picture(), window.alignment()));
        }
        if (!open.isEmpty()) {
            motion.measure(open.getFirst());
            if (!settings.everyFrame()) {
                line.face(open.getLast().face());
            }
        }
        waiting.addLast(line);
        letGo();
    }

    private void begin(double millis, Face face) {
        open.addLast(new Window(face, tools.alignment(face)));
        if (settings.whole()) {
            next = Double.POSITIVE_INFINITY;
        } else {
            // Steps are counted from where the last window should have begun: frames do not fall on every step.
            next = (millis - next < settings.stepMillis() ? next : millis) + settings.stepMillis();
        }
    }

    private void close(double millis) throws IOException {
        while (!settings.whole()
                && !open.isEmpty()
                && open.getFirst().size() >= FEWEST
                && millis - open.getFirst().begin() >= settings.windowMillis() - ROUNDING) {
            judge(open.removeFirst());
        }
    }

    private void finish() throws IOException {
        if (frames == 0) {
            throw new ComponentException("%s holds no frame".formatted(input));
        }
        if (!open.isEmpty()) {
            Window oldest = open.getFirst();
            boolean news = oldest.lines().stream().anyMatch(line -> !line.isJudged());
            if (news && (oldest.size() >= FEWEST || judged == 0)) {
                judge(oldest);
            }
            open.clear();
        }
        letGo();
        if (judged == 0) {
            throw new ComponentException(
                    "%s: no face was found%s. A face is found upright and seen from the front; '--front least-face=5' finds small ones, too, '--front detector=none' takes the whole picture for a face"
                            .formatted(input, frames == 1 ? "" : " in any of its %d frames".formatted(frames)));
        }
    }

    /** Frames that no open window holds. */
    private void letGo() throws IOException {
        double from =
                open.isEmpty() ? Double.POSITIVE_INFINITY : open.getFirst().begin();
        while (!waiting.isEmpty() && waiting.getFirst().millis() < from) {
            FrameLine line = waiting.removeFirst();
            folder.frame(line);
            if (line.isJudged()) {
                double[] values = new double[units + 2];
                for (int unit = 0; unit < units; unit++) {
                    values[unit] = line.probability(unit);
                }
                values[units] = Double.isNaN(line.motion()) ? 0 : line.motion();
                values[units + 1] = Double.isNaN(line.eyeMotion()) ? 0 : line.eyeMotion();
                envelope.add(line.millis() / 1000, values);
            }
        }
    }

    private String source() {
        return String.valueOf(path.getFileName());
    }

    private void judge(Window window) throws IOException {
        if (window.size() == 1) {
            throw new ComponentException(
                    frames == 1
                            ? "%s is a single picture, which cannot show motion; give a video or a folder of frames"
                                    .formatted(input)
                            : "%s: a face was found in its last frame only, which cannot show motion".formatted(input));
        }
        judged++;
        warnings.crop(window.crops().get(0));
        Spotting spotting = tools.spot(window.crops());
        FloatBuffer evidence = tools.evidence(model.evidence(), window.crops(), spotting.apex());
        Clip clip = new Clip(Integer.toString(judged), "", "", UNKNOWN);
        double[] probabilities = model.judge(List.of(clip), any -> evidence).get(0).probabilities().stream()
                .mapToDouble(Float::doubleValue)
                .toArray();
        window.lines().forEach(line -> line.judged(probabilities));
        double apex = window.lines().get(spotting.apex()).millis();
        Peak found = new Peak(
                clip,
                window.crops(),
                spotting,
                evidence,
                probabilities,
                excess(probabilities),
                window.begin(),
                apex,
                window.end());
        findings.add(found, ApexMotion.of(tools, window, spotting.apex()));
        folder.clip(new ClipLine(
                input,
                clip.id(),
                window.begin(),
                apex,
                window.end(),
                spotting.source(),
                spotting.confidence(),
                window.face().score(),
                probabilities));
    }

    /** The face that is where the last one was; the surest, if there is none. */
    private Face same(List<Face> faces) {
        return lastFace.flatMap(last -> faces.stream()
                        .filter(each -> each.box().overlap(last) >= SAME_FACE)
                        .max(Comparator.comparingDouble(each -> each.box().overlap(last))))
                .orElse(faces.get(0));
    }

    private double excess(double[] probabilities) {
        double most = Double.NEGATIVE_INFINITY;
        for (int unit = 0; unit < units; unit++) {
            most = Math.max(most, probabilities[unit] - model.record().threshold(unit));
        }
        return most;
    }

    /** What it is. */
    String kind() {
        return Files.isDirectory(path) ? "folder of frames" : "video";
    }

    int frames() {
        return frames;
    }

    String size() {
        return size;
    }

    Warnings warnings() {
        return warnings;
    }

    Findings findings() {
        return findings;
    }

    /** Probabilities of the units, then motion of the face, then of the eyes. */
    Envelope envelope() {
        return envelope;
    }
}
