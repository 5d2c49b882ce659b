package org.aullm.datasets.flowimage;

import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.aullm.api.ComponentException;
import org.aullm.api.EvidenceKind;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.data.Clip;
import org.aullm.api.data.Dataset;
import org.aullm.datasets.Fingerprint;
import org.aullm.datasets.Terms;

/** Flow pictures, decoded when first asked for and kept. */
final class FlowImages implements Dataset {

    private final List<FlowIndex.Entry> entries;
    private final Map<String, Path> files = new HashMap<>();
    private final Map<Path, FlowPicture> pictures = new ConcurrentHashMap<>();
    private final String coding;
    private final boolean medianIsZero;
    private final String licence;
    private final FlowPicture first;

    FlowImages(List<FlowIndex.Entry> entries, String coding, boolean medianIsZero, String licence) {
        this.entries = List.copyOf(entries);
        this.coding = coding;
        this.medianIsZero = medianIsZero;
        this.licence = licence;
        entries.forEach(entry -> files.put(entry.clip().id(), entry.picture()));
        this.first = FlowPicture.read(entries.get(0).picture());
    }

    @Override
    public EvidenceSpec evidence() {
        return new EvidenceSpec(
                EvidenceKind.FLOW_IMAGE, new Shape(FlowPicture.CHANNELS, first.height(), first.width()));
    }

    @Override
    public List<Clip> clips() {
        return entries.stream().map(FlowIndex.Entry::clip).toList();
    }

    @Override
    public FloatBuffer read(Clip clip) {
        FlowPicture picture = picture(clip);
        return readOnly(medianIsZero ? picture.fromLevels() : picture.values());
    }

    @Override
    public FloatBuffer still(Clip clip) {
        FlowPicture picture = picture(clip);
        return readOnly(medianIsZero ? new float[picture.values().length] : picture.still());
    }

    @Override
    public Map<String, String> licences() {
        Map<String, String> licences = new TreeMap<>();
        entries.forEach(entry -> licences.computeIfAbsent(
                entry.clip().dataset(), dataset -> licence.isEmpty() ? Terms.of(dataset) : licence));
        return licences;
    }

    @Override
    public String fingerprint() {
        Fingerprint fingerprint = new Fingerprint("flow-images 1").add(coding).add(medianIsZero ? "median" : "none");
        for (FlowIndex.Entry entry : entries) {
            fingerprint.add(entry.clip()).add(bytes(entry.picture()));
        }
        return fingerprint.hex();
    }

    @Override
    public void close() {
        pictures.clear();
    }

    private FlowPicture picture(Clip clip) {
        Path file = files.get(clip.id());
        if (file == null) {
            throw new IllegalArgumentException("clip '%s' is not of this data set".formatted(clip.id()));
        }
        return pictures.computeIfAbsent(file, this::decode);
    }

    private FlowPicture decode(Path file) {
        FlowPicture picture = FlowPicture.read(file);
        if (picture.height() != first.height() || picture.width() != first.width()) {
            throw new ComponentException("%s is %d x %d pixels, but the first picture, %s, is %d x %d; all must agree"
                    .formatted(
                            file,
                            picture.width(),
                            picture.height(),
                            entries.get(0).picture(),
                            first.width(),
                            first.height()));
        }
        return picture;
    }

    private static FloatBuffer readOnly(float[] values) {
        return FloatBuffer.wrap(values).asReadOnlyBuffer();
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new ComponentException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
        }
    }
}
