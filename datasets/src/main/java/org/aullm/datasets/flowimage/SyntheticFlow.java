package org.aullm.datasets.flowimage;

import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.aullm.api.ActionUnit;
import org.aullm.api.EvidenceKind;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.data.Clip;
import org.aullm.api.data.Dataset;
import org.aullm.api.data.Labels;
import org.aullm.datasets.Fingerprint;
import org.aullm.datasets.JointModel;
import org.aullm.datasets.RandomStream;
import org.aullm.datasets.Terms;
import org.aullm.datasets.flowimage.UnitMotion.Face;

/** Made-up clips, drawn anew on every read. {@link SyntheticFlowProvider} describes the model. */
final class SyntheticFlow implements Dataset {

    private static final String NAME = "synthetic";
    private static final Set<Integer> NEVER_ONE_SIDED = Set.of(9, 17);

    /** How a set is made. */
    record Recipe(int subjects, int clips, long seed, int size, double noise, double coupling) {}

    /** A clip's place and units; bits as in {@link Casting}. */
    private record Drawn(int subject, int number, int units) {}

    private final Recipe recipe;
    private final List<Clip> clips;
    private final Map<String, Drawn> drawn = new HashMap<>();

    SyntheticFlow(Recipe recipe) {
        this.recipe = recipe;
        JointModel joint = Casting.model(recipe.coupling());
        this.clips = IntStream.range(0, recipe.subjects() * recipe.clips())
                .mapToObj(i -> draw(joint, i / recipe.clips(), i % recipe.clips()))
                .toList();
    }

    @Override
    public EvidenceSpec evidence() {
        return new EvidenceSpec(EvidenceKind.FLOW_IMAGE, new Shape(FlowPicture.CHANNELS, recipe.size(), recipe.size()));
    }

    @Override
    public List<Clip> clips() {
        return clips;
    }

    @Override
    public FloatBuffer read(Clip clip) {
        return FloatBuffer.wrap(flow(known(clip))).asReadOnlyBuffer();
    }

    @Override
    public FloatBuffer still(Clip clip) {
        known(clip);
        return FloatBuffer.allocate(FlowPicture.CHANNELS * recipe.size() * recipe.size())
                .asReadOnlyBuffer();
    }

    @Override
    public Map<String, String> licences() {
        return Map.of(NAME, Terms.SYNTHETIC);
    }

    @Override
    public String fingerprint() {
        Fingerprint fingerprint = new Fingerprint("synthetic-flow 1");
        for (Clip clip : clips) {
            float[] values = flow(known(clip));
            ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length);
            bytes.asFloatBuffer().put(values);
            fingerprint.add(clip).add(bytes.array());
        }
        return fingerprint.hex();
    }

    @Override
    public void close() {}

    private Clip draw(JointModel joint, int subject, int number) {
        int units = joint.draw(stream("units", subject, number));
        String person = "%s/s%02d".formatted(NAME, subject + 1);
        String id = "%s/c%03d".formatted(person, number + 1);
        drawn.put(id, new Drawn(subject, number, units));
        return new Clip(id, person, NAME, new Labels(set(units), set(-1)));
    }

    private static Set<ActionUnit> set(int units) {
        return Casting.UNITS.stream()
                .filter(unit -> (units & Casting.bit(unit)) != 0)
                .map(ActionUnit::new)
                .collect(Collectors.toSet());
    }

    private Drawn known(Clip clip) {
        Drawn known = drawn.get(clip.id());
        if (known == null) {
            throw new IllegalArgumentException("clip '%s' is not of this data set".formatted(clip.id()));
        }
        return known;
    }

    private float[] flow(Drawn clip) {
        FlowField field = new FlowField(recipe.size());
        RandomStream person = stream("subject", clip.subject());
        Face face = new Face(
                0.1 * person.bell(), 0.1 * person.bell(), person.between(0.85, 1.15), person.between(0.85, 1.15));
        double liveliness = person.between(0.7, 1.3);
        for (int unit : Casting.UNITS) {
            if ((clip.units() & Casting.bit(unit)) != 0) {
                act(field, face, unit, liveliness, stream("motion", clip.subject(), clip.number(), unit));
            }
        }
        decoy(field, stream("decoy", clip.subject(), clip.number()));
        RandomStream head = stream("head", clip.subject(), clip.number());
        field.shift(0.3 * head.bell(), 0.3 * head.bell());
        field.noise(recipe.noise(), stream("noise", clip.subject(), clip.number()));
        return field.channels();
    }

    private static void act(FlowField field, Face face, int unit, double liveliness, RandomStream random) {
        double amplitude = liveliness * 0.4 * StrictMath.pow(5, random.unit());
        boolean oneSided = random.chance(0.35) && !NEVER_ONE_SIDED.contains(unit);
        int strongSide = random.chance(0.5) ? 1 : -1;
        double weak = amplitude * (oneSided ? random.between(0, 0.2) : random.between(0.8, 1));
        for (UnitMotion motion : UnitMotion.of(unit)) {
            motion.addTo(field, face, strongSide, amplitude);
            motion.addTo(field, face, -strongSide, weak);
        }
    }

    private static void decoy(FlowField field, RandomStream random) {
        double x = random.between(-0.8, 0.8);
        double y = random.between(-0.8, 0.8);
        double spread = random.between(0.15, 0.35);
        field.bump(x, y, spread, spread, random.between(-0.6, 0.6), random.between(-0.6, 0.6));
    }

    private RandomStream stream(String purpose, int... indices) {
        return new RandomStream(recipe.seed(), purpose, indices);
    }
}
