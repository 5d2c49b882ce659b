package org.aullm.datasets.arrays;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aullm.api.EvidenceKind;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.data.Clip;
import org.aullm.api.data.Dataset;
import org.aullm.datasets.Fingerprint;
import org.aullm.datasets.manifest.Manifest;

/** Clips whose evidence lies in arrays that something else has written. */
final class Arrays implements Dataset {

    private final EvidenceSpec spec;
    private final Map<Clip, ClipArray> arrays;
    private final Map<Clip, ClipArray> stills;
    private final Manifest manifest;
    private final ArrayFiles files;
    private final List<String> remarks;

    /**
     * A data set.
     *
     * @param arrays each clip's numbers, in the table's order
     * @param stills each clip's numbers if nothing moved; empty where nobody says
     * @param files closed with it
     */
    Arrays(
            EvidenceSpec spec,
            Map<Clip, ClipArray> arrays,
            Map<Clip, ClipArray> stills,
            Manifest manifest,
            ArrayFiles files,
            List<String> remarks) {
        this.spec = spec;
        this.arrays = new LinkedHashMap<>(arrays);
        this.stills = new LinkedHashMap<>(stills);
        this.manifest = manifest;
        this.files = files;
        this.remarks = List.copyOf(remarks);
    }

    @Override
    public EvidenceSpec evidence() {
        return spec;
    }

    @Override
    public List<Clip> clips() {
        return List.copyOf(arrays.keySet());
    }

    @Override
    public FloatBuffer read(Clip clip) {
        return FloatBuffer.wrap(numbers(arrays, clip)).asReadOnlyBuffer();
    }

    @Override
    public FloatBuffer still(Clip clip) {
        float[] still = stills.isEmpty() ? still(numbers(arrays, clip)) : numbers(stills, clip);
        return FloatBuffer.wrap(still).asReadOnlyBuffer();
    }

    /** No flow, and the first frame throughout. Of features nobody knows; averaged over clips they are the usual clip. */
    private float[] still(float[] values) {
        if (spec.kind() == EvidenceKind.FEATURES) {
            return values;
        }
        float[] still = new float[values.length];
        if (spec.kind() != EvidenceKind.FLOW_IMAGE) {
            int frames = Math.toIntExact(spec.shape().get(1));
            int area = values.length / Math.toIntExact(spec.shape().get(0)) / frames;
            for (int frame = 0; frame < frames; frame++) {
                System.arraycopy(values, 0, still, frame * area, area);
            }
        }
        return still;
    }

    private static float[] numbers(Map<Clip, ClipArray> arrays, Clip clip) {
        ClipArray array = arrays.get(clip);
        if (array == null) {
            throw new IllegalArgumentException("clip '%s' is not of this data set".formatted(clip.id()));
        }
        return array.read();
    }

    @Override
    public Map<String, String> licences() {
        return manifest.licences();
    }

    @Override
    public List<String> remarks() {
        return remarks;
    }

    @Override
    public String fingerprint() {
        Fingerprint fingerprint = new Fingerprint("arrays 1").add(spec.toString());
        arrays.forEach((clip, array) -> fingerprint.add(clip).add(bytes(array)));
        stills.values().forEach(array -> fingerprint.add(bytes(array)));
        return fingerprint.hex();
    }

    // The numbers as they are given, so that the same ones in another form of file are the same data.
    private static byte[] bytes(ClipArray array) {
        float[] values = array.read();
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return bytes.array();
    }

    @Override
    public void close() {
        files.close();
    }
}
