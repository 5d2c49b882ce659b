package org.aullm.datasets.clip;

import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aullm.api.ComponentException;
import org.aullm.api.EvidenceKind;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;
import org.aullm.api.spi.FaceDetectorProvider;
import org.aullm.api.spi.PictureReaderProvider;
import org.aullm.api.vision.Alignment;
import org.aullm.api.vision.ClipTools;
import org.aullm.api.vision.Face;
import org.aullm.api.vision.FaceDetector;
import org.aullm.api.vision.Flow;
import org.aullm.api.vision.FlowMethod;
import org.aullm.api.vision.Frame;
import org.aullm.api.vision.FrameStream;
import org.aullm.api.vision.Picture;
import org.aullm.api.vision.Spotting;
import org.aullm.datasets.Fingerprint;
import org.aullm.datasets.frames.FolderStream;
import org.aullm.datasets.frames.FrameFolder;
import org.aullm.datasets.spotting.GridCurve;

/** The way from frames to evidence, by one set of options. */
final class FrontEnd implements ClipTools {

    /** Raised when the same settings come to give other crops or evidence. */
    static final int VERSION = 1;

    private static final String FILE = "file";

    private final Options options;
    private final Parts parts;
    private final PictureReaderProvider reader;
    private final FaceDetectorProvider finding;
    private final FaceDetector detector;
    private final ChosenFlow moving;
    private final FlowMethod flow;
    private final Placing placing;
    private final Recorder recorder;
    private final int size;

    FrontEnd(Options options) {
        this.options = options;
        this.parts = new Parts();
        this.reader = parts.reader(options.get(FrontEndOptions.READER));
        this.finding = parts.detector(options.get(FrontEndOptions.DETECTOR));
        this.moving =
                ChosenFlow.of(parts.flow(options.get(FrontEndOptions.FLOW)), options.get(FrontEndOptions.FLOW_OPTIONS));
        this.detector = finding.create(Parts.options(finding, detectorOptions(options)));
        this.flow = moving.create();
        this.placing = FrontEndOptions.placing(options);
        this.size = options.get(FrontEndOptions.CROP);
        this.recorder = new Recorder(
                flow,
                options.get(FrontEndOptions.WITHOUT_HEAD),
                Sampling.of(options.get(FrontEndOptions.SAMPLING)),
                new Magnifier(options.get(FrontEndOptions.MAGNIFY)));
    }

    private static Map<String, Object> detectorOptions(Options options) {
        Map<String, Object> taken = new LinkedHashMap<>();
        taken.put("least-face", options.get(FrontEndOptions.LEAST_FACE));
        String file = options.get(FrontEndOptions.DETECTOR_FILE).toString();
        if (!file.isEmpty()) {
            taken.put(FILE, file);
        }
        return taken;
    }

    @Override
    public List<String> endings() {
        return Stream.concat(FrameFolder.ENDINGS.stream(), videoEndings().stream())
                .toList();
    }

    List<String> videoEndings() {
        return parts.videoEndings();
    }

    String detectorId() {
        return finding.id();
    }

    @Override
    public FrameStream frames(Path input, boolean colour) {
        return Files.isDirectory(input) || FrameFolder.isPicture(input)
                ? frames(FrameFolder.list(input), colour)
                : video(input, colour);
    }

    FrameStream frames(FrameFolder folder, boolean colour) {
        return new FolderStream(folder, reader, colour);
    }

    private FrameStream video(Path file, boolean colour) {
        if (!Files.exists(file)) {
            throw new ComponentException("%s does not exist".formatted(file));
        }
        return parts.video(file)
                .orElseThrow(() ->
                        new ComponentException("%s cannot be read; folders of pictures and files that end in %s can"
                                .formatted(file, String.join(", ", endings()))))
                .open(file, colour);
    }

    @Override
    public List<Face> faces(String source, Frame frame) {
        return detector.detect(source, frame);
    }

    @Override
    public Alignment alignment(Face face) {
        return placing.of(face);
    }

    @Override
    public Picture crop(Picture picture, Alignment alignment) {
        return Warp.crop(picture, alignment, size);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Spotting spot(List<Picture> crops) {
        if (crops.isEmpty()) {
            throw new IllegalArgumentException("a clip has at least one frame");
        }
        return crops.size() < 3
                ? new Spotting(crops.size() - 1, 0, List.of(), "middle")
                : GridCurve.spot(crops.stream().map(Picture::grey).toList(), flow);
    }

    @Override
    public Flow flow(Picture first, Picture second) {
        return recorder.flow(first, second);
    }

    @Override
    public FloatBuffer evidence(EvidenceSpec spec, List<Picture> crops, int apex) {
        return Evidences.assembled(spec, record(spec, crops, apex));
    }

    Recording record(EvidenceSpec spec, List<Picture> crops, int apex) {
        return recorder.of(spec, crops, apex);
    }

    @Override
    public String described() {
        return "clips front end %d: %s".formatted(VERSION, described(FrontEndOptions.all()));
    }

    @Override
    public Map<String, String> terms() {
        return finding.licence().isEmpty() ? Map.of() : Map.of("detector " + finding.id(), finding.licence());
    }

    /** What decides how a frame is decoded. */
    String reading() {
        return described(List.of(FrontEndOptions.READER));
    }

    /** What decides which face is found in a frame, with the content of the detector's file. */
    String finding() {
        List<String> declared =
                finding.options().stream().<String>map(Option::key).toList();
        Path file = options.get(FrontEndOptions.DETECTOR_FILE);
        return described(List.of(FrontEndOptions.READER, FrontEndOptions.DETECTOR))
                + (declared.contains(FrontEndOptions.LEAST_FACE.key())
                        ? " " + described(List.of(FrontEndOptions.LEAST_FACE))
                        : "")
                + (declared.contains(FILE) && !file.toString().isEmpty() ? " " + Fingerprint.ofFile(file) : "");
    }

    /** What decides where the apex is spotted in crops. */
    String spotting() {
        return "curve=%d %s".formatted(GridCurve.VERSION, described(List.of(FrontEndOptions.FLOW)));
    }

    /** What decides how evidence of some kind comes out of crops and the apex. */
    String recording(EvidenceSpec spec) {
        List<Option<?>> which = new ArrayList<>(List.of(FrontEndOptions.MAGNIFY));
        if (spec.kind() != EvidenceKind.FRAMES) {
            which.add(FrontEndOptions.FLOW);
            which.add(FrontEndOptions.WITHOUT_HEAD);
        }
        if (spec.kind() != EvidenceKind.FLOW_IMAGE) {
            which.add(FrontEndOptions.SAMPLING);
        }
        return described(which);
    }

    /** Whether evidence depends on which frame is the apex. */
    boolean needsApex(EvidenceSpec spec) {
        return spec.kind() == EvidenceKind.FLOW_IMAGE
                || Sampling.of(options.get(FrontEndOptions.SAMPLING)) == Sampling.ONSET_APEX_OFFSET;
    }

    // The place of a file is nobody's business; where it counts, its content does.
    private String described(List<Option<?>> which) {
        return which.stream()
                .filter(option -> option != FrontEndOptions.DETECTOR_FILE && option != FrontEndOptions.FLOW_OPTIONS)
                .map(option ->
                        option == FrontEndOptions.FLOW ? moving.described() : option.key() + "=" + options.get(option))
                .collect(Collectors.joining(" "));
    }

    @Override
    public void close() {
        detector.close();
        flow.close();
    }
}
