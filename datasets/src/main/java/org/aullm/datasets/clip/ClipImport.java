package org.aullm.datasets.clip;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aullm.api.ComponentException;
import org.aullm.api.EvidenceKind;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.vision.Alignment;
import org.aullm.api.vision.Face;
import org.aullm.api.vision.Frame;
import org.aullm.api.vision.FrameStream;
import org.aullm.api.vision.Picture;
import org.aullm.datasets.Fingerprint;
import org.aullm.datasets.cache.Entry;
import org.aullm.datasets.cache.Tensor;

/**
 * Makes clips' evidence, or finds it. Each step is kept by a key over what it depends on, so that another setting repeats
 * what depends on it and nothing else. For one thread.
 */
final class ClipImport implements AutoCloseable {

    static final String CROPS = "crops";
    static final String FRAMES = "frames";
    static final String FLOW = "flow";
    static final String DIGEST = "sha256";
    static final String NUMBERS = "numbers";
    static final String REMARKS = "remarks";

    private final FrontEnd frontEnd;
    private final ClipStore store;
    private final EvidenceSpec spec;
    private final ApexChoice choice;
    private final String finding;

    ClipImport(FrontEnd frontEnd, ClipStore store, EvidenceSpec spec, ApexChoice choice) {
        this.frontEnd = frontEnd;
        this.store = store;
        this.spec = spec;
        this.choice = choice;
        this.finding = frontEnd.finding();
    }

    /**
     * A clip's evidence in the store.
     *
     * @param key of the evidence
     * @param apex which frame was taken for it
     * @param remarks what a user should know of the frames
     */
    record Imported(String key, Apex apex, List<String> remarks) {}

    /**
     * Imports a clip.
     *
     * @throws ComponentException if it cannot be: a frame is damaged, there is no face
     */
    Imported of(ListedClip clip) {
        String source = clip.footage().content(store.sources());
        Optional<FoundFace> found = store.faces().find(faceKey(clip, source)).flatMap(FoundFace::read);
        Optional<Imported> known = found.flatMap(each -> known(clip, cropKey(source, each)));
        return known.orElseGet(() -> made(clip, source, found));
    }

    private Optional<Imported> known(ListedClip clip, String cropKey) {
        // Which frames there are the crops know best: those of a video may have been damaged.
        return store.crops()
                .find(cropKey)
                .flatMap(crops -> apex(clip, cropKey, numbers(crops)))
                .flatMap(apex -> store.evidence()
                        .find(evidenceKey(cropKey, apex))
                        .map(entry -> new Imported(
                                entry.key(), apex, entry.note(REMARKS).lines().toList())));
    }

    private Imported made(ListedClip clip, String source, Optional<FoundFace> found) {
        Entry crops = crops(clip, source, found);
        List<Picture> pictures = pictures(crops);
        Apex apex = apex(clip, crops.key(), numbers(crops)).orElseGet(() -> spotted(crops.key(), pictures));
        String key = evidenceKey(crops.key(), apex);
        String remarks = crops.note(REMARKS);
        if (store.evidence().find(key).isEmpty()) {
            store.evidence().add(entry(key, frontEnd.record(spec, pictures, apex.index()), remarks));
        }
        return new Imported(key, apex, remarks.lines().toList());
    }

    /** The apex, if it is known without a look at the pictures. */
    private Optional<Apex> apex(ListedClip clip, String cropKey, List<Integer> numbers) {
        if (!frontEnd.needsApex(spec)) {
            return Optional.of(Apex.UNUSED);
        }
        if (choice.byTable(clip.apex())) {
            return Optional.of(new Apex(ApexChoice.nearest(numbers, clip.apex().getAsInt()), "annotated"));
        }
        return choice == ApexChoice.SPOTTED
                ? store.apexes()
                        .find(apexKey(cropKey))
                        .flatMap(index -> place(index, numbers.size()))
                        .map(index -> new Apex(index, "spotted"))
                : Optional.of(new Apex(numbers.size() / 2, "middle"));
    }

    // Another version may have written something else.
    private static Optional<Integer> place(String text, int frames) {
        return text.matches("\\d{1,6}") && Integer.parseInt(text) < frames
                ? Optional.of(Integer.valueOf(text))
                : Optional.empty();
    }

    private Apex spotted(String cropKey, List<Picture> pictures) {
        Apex apex = new Apex(frontEnd.spot(pictures).apex(), "spotted");
        store.apexes().add(apexKey(cropKey), Integer.toString(apex.index()));
        return apex;
    }

    private Entry crops(ListedClip clip, String source, Optional<FoundFace> known) {
        Optional<Entry> kept = known.flatMap(found -> store.crops().find(cropKey(source, found)));
        if (kept.isPresent()) {
            return kept.get();
        }
        try (FrameStream frames = clip.footage().open(frontEnd, colour())) {
            Frame first =
                    frames.next().orElseThrow(() -> new ComponentException("%s has no frame".formatted(clip.name())));
            FoundFace found = known.orElseGet(() -> face(clip, source, first));
            String key = cropKey(source, found);
            Optional<Entry> other = store.crops().find(key);
            if (other.isPresent()) {
                return other.get();
            }
            Entry made = cropped(key, first, frames, found);
            store.crops().add(made);
            return made;
        }
    }

    private FoundFace face(ListedClip clip, String source, Frame first) {
        List<Face> faces = frontEnd.faces(clip.name(), first);
        if (faces.isEmpty()) {
            throw new ComponentException(
                    ("%s: detector '%s' finds no face in frame %d; if frames are cropped already use"
                                    + " detector 'none', if you know where faces are 'fixed'")
                            .formatted(clip.name(), frontEnd.detectorId(), first.number()));
        }
        FoundFace found = new FoundFace(faces.get(0), faces.size());
        store.faces().add(faceKey(clip, source), found.text());
        return found;
    }

    private Entry cropped(String key, Frame first, FrameStream frames, FoundFace found) {
        Alignment alignment = frontEnd.alignment(found.face());
        List<byte[]> crops = new ArrayList<>();
        List<String> numbers = new ArrayList<>();
        Pace pace = new Pace();
        for (Optional<Frame> frame = Optional.of(first); frame.isPresent(); frame = frames.next()) {
            crops.add(frontEnd.crop(frame.get().picture(), alignment).pixels());
            numbers.add(Integer.toString(frame.get().number()));
            pace.add(frame.get().millis());
        }
        int size = frontEnd.size();
        int channels = channels();
        int bytes = size * size * channels;
        byte[] all = new byte[Math.multiplyExact(crops.size(), bytes)];
        for (int i = 0; i < crops.size(); i++) {
            System.arraycopy(crops.get(i), 0, all, i * bytes, bytes);
        }
        List<String> remarks = new ArrayList<>(found.remarks());
        remarks.addAll(pace.remarks());
        remarks.addAll(frames.remarks());
        return new Entry(
                key,
                Map.of(NUMBERS, String.join(" ", numbers), REMARKS, String.join("\n", remarks)),
                Map.of(CROPS, Tensor.of(all, crops.size(), size, size, channels)));
    }

    private static List<Integer> numbers(Entry crops) {
        return java.util.Arrays.stream(crops.note(NUMBERS).split(" ", -1))
                .map(Integer::valueOf)
                .toList();
    }

    private List<Picture> pictures(Entry crops) {
        ByteBuffer all = crops.tensor(CROPS).levels();
        int size = frontEnd.size();
        List<Picture> pictures = new ArrayList<>();
        while (all.hasRemaining()) {
            byte[] pixels = new byte[size * size * channels()];
            all.get(pixels);
            pictures.add(colour() ? Picture.rgb(size, size, pixels) : Picture.grey(size, size, pixels));
        }
        return pictures;
    }

    private Entry entry(String key, Recording recording, String remarks) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        Integer[] shape = java.util.Arrays.stream(spec.shape().getShape())
                .mapToObj(Math::toIntExact)
                .toArray(Integer[]::new);
        if (recording.flow().hasRemaining()) {
            Integer[] ofFlow = shape.clone();
            ofFlow[0] = Recorder.FLOW_CHANNELS;
            tensors.put(FLOW, Tensor.of(recording.flow(), ofFlow));
        }
        if (recording.frames().hasRemaining()) {
            Integer[] ofFrames = shape.clone();
            ofFrames[0] = channels();
            byte[] levels = new byte[recording.frames().remaining()];
            recording.frames().duplicate().get(levels);
            tensors.put(FRAMES, Tensor.of(levels, ofFrames));
        }
        Fingerprint digest = new Fingerprint("evidence");
        tensors.values().forEach(tensor -> digest.add(tensor.bytes()));
        return new Entry(key, Map.of(DIGEST, digest.hex(), REMARKS, remarks), tensors);
    }

    private String faceKey(ListedClip clip, String source) {
        return key("face", source, clip.name(), finding);
    }

    private String cropKey(String source, FoundFace found) {
        return key(
                "crops",
                source,
                frontEnd.reading() + (colour() ? " colour" : ""),
                frontEnd.alignment(found.face()).toString(),
                Integer.toString(frontEnd.size()));
    }

    private String apexKey(String cropKey) {
        return key("apex", cropKey, frontEnd.spotting());
    }

    private String evidenceKey(String cropKey, Apex apex) {
        return key("evidence", cropKey, spec.toString(), frontEnd.recording(spec), Integer.toString(apex.index()));
    }

    private int channels() {
        return colour() ? 3 : 1;
    }

    private boolean colour() {
        return spec.kind() == EvidenceKind.FRAMES && spec.shape().get(0) > 1;
    }

    private static String key(String kind, String... parts) {
        Fingerprint key = new Fingerprint(kind + " " + FrontEnd.VERSION);
        for (String part : parts) {
            key.add(part);
        }
        return key.hex();
    }

    @Override
    public void close() {
        frontEnd.close();
    }
}
