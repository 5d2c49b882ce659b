package org.aullm.datasets.clip;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.data.Clip;
import org.aullm.api.data.Dataset;
import org.aullm.datasets.Fingerprint;
import org.aullm.datasets.cache.Entry;
import org.aullm.datasets.cache.Tensor;

/** Clips whose evidence lies in a cache that is mapped into memory. Several threads may read. */
final class Clips implements Dataset {

    private final EvidenceSpec spec;
    private final List<Clip> clips;
    private final Map<String, Entry> entries;
    private final Map<String, String> licences;
    private final List<String> remarks;

    /**
     * A data set.
     *
     * @param entries each clip's evidence by its id
     * @param licences the terms of each source data set
     * @param remarks how it came to be, for results
     */
    Clips(
            EvidenceSpec spec,
            List<Clip> clips,
            Map<String, Entry> entries,
            Map<String, String> licences,
            List<String> remarks) {
        this.spec = spec;
        this.clips = List.copyOf(clips);
        this.entries = new HashMap<>(entries);
        this.licences = Map.copyOf(licences);
        this.remarks = List.copyOf(remarks);
    }

    @Override
    public EvidenceSpec evidence() {
        return spec;
    }

    @Override
    public List<Clip> clips() {
        return clips;
    }

    @Override
    public FloatBuffer read(Clip clip) {
        Entry entry = entry(clip);
        FloatBuffer flow = entry.tensors().containsKey(ClipImport.FLOW)
                ? entry.tensor(ClipImport.FLOW).floats()
                : FloatBuffer.allocate(0);
        return Evidences.assembled(spec, new Recording(frames(entry), flow));
    }

    @Override
    public FloatBuffer still(Clip clip) {
        return Evidences.still(spec, frames(entry(clip)));
    }

    private static ByteBuffer frames(Entry entry) {
        Tensor frames = entry.tensors().get(ClipImport.FRAMES);
        return frames == null ? ByteBuffer.allocate(0) : frames.levels();
    }

    @Override
    public Map<String, String> licences() {
        return licences;
    }

    @Override
    public List<String> remarks() {
        return remarks;
    }

    @Override
    public String fingerprint() {
        Fingerprint fingerprint = new Fingerprint("clips 1").add(spec.toString());
        for (Clip clip : clips) {
            fingerprint.add(clip).add(entry(clip).note(ClipImport.DIGEST));
        }
        return fingerprint.hex();
    }

    private Entry entry(Clip clip) {
        Entry entry = entries.get(clip.id());
        if (entry == null) {
            throw new IllegalArgumentException("clip '%s' is not of this data set".formatted(clip.id()));
        }
        return entry;
    }

    @Override
    public void close() {
        entries.clear();
    }
}
