package org.aullm.datasets.faces;

import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.aullm.api.ActionUnit;
import org.aullm.api.ComponentException;
import org.aullm.api.EvidenceKind;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.data.Clip;
import org.aullm.api.data.Dataset;
import org.aullm.api.data.Labels;
import org.aullm.datasets.Fingerprint;
import org.aullm.datasets.RandomStream;
import org.aullm.datasets.Terms;

/** Made-up clips of faces, rendered anew on every read. */
final class SyntheticFaces implements Dataset {

    /** Raised whenever the same options come to give other pixels. */
    static final int VERSION = 3;

    private static final int SITTERS_KEPT = 4;

    /** What a clip gives as evidence. */
    enum Evidence {
        /** The rendered frames. */
        FRAMES,
        /** The exact motion of the skin at the apex, in percent of the width, with its strain. */
        TRUE_FLOW,
        /** The rendered frames, and the exact motion of the skin from the onset to each of them. */
        FRAMES_AND_TRUE_FLOW
    }

    /** A clip's place and what it shows. */
    private record Cast(int subject, int number, Casting.Role role) {}

    private final Recipe recipe;
    private final Evidence evidence;
    private final List<Clip> clips;
    private final Map<String, Cast> cast = new HashMap<>();

    // Making a sitter takes a tenth of a second; clips of one are mostly read in turn.
    private final Map<String, Sitter> sitters = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Sitter> eldest) {
            return size() > SITTERS_KEPT;
        }
    };

    SyntheticFaces(Recipe recipe, Evidence evidence) {
        this.recipe = recipe;
        this.evidence = evidence;
        if (recipe.colour() && evidence != Evidence.FRAMES) {
            throw new ComponentException("colour: evidence '%s' is grey; with colour use evidence 'frames'"
                    .formatted(Recipe.key(evidence).replace('_', '-')));
        }
        Casting casting = new Casting(recipe);
        this.clips = IntStream.range(0, recipe.subjects() * recipe.clips())
                .mapToObj(i -> clip(casting, i / recipe.clips(), i % recipe.clips()))
                .toList();
    }

    Recipe recipe() {
        return recipe;
    }

    @Override
    public EvidenceSpec evidence() {
        return switch (evidence) {
            case FRAMES ->
                new EvidenceSpec(
                        EvidenceKind.FRAMES,
                        new Shape(recipe.channels(), recipe.frames(), recipe.size(), recipe.size()));
            case TRUE_FLOW -> new EvidenceSpec(EvidenceKind.FLOW_IMAGE, new Shape(3, recipe.size(), recipe.size()));
            case FRAMES_AND_TRUE_FLOW ->
                new EvidenceSpec(
                        EvidenceKind.FRAMES_AND_FLOW, new Shape(4, recipe.frames(), recipe.size(), recipe.size()));
        };
    }

    @Override
    public List<Clip> clips() {
        return clips;
    }

    @Override
    public FloatBuffer read(Clip clip) {
        return switch (evidence) {
            case FRAMES -> FloatBuffer.wrap(frames(clip)).asReadOnlyBuffer();
            case TRUE_FLOW -> trueFlow(clip);
            case FRAMES_AND_TRUE_FLOW ->
                FloatBuffer.wrap(withFlow(clip, frames(clip))).asReadOnlyBuffer();
        };
    }

    @Override
    public FloatBuffer still(Clip clip) {
        float[] still = new float[Math.toIntExact(evidence().shape().size())];
        if (evidence != Evidence.TRUE_FLOW) {
            int area = recipe.size() * recipe.size();
            float[] frames = frames(clip);
            int frameCount = recipe.channels() * recipe.frames();
            for (int frame = 0; frame < frameCount; frame++) {
                System.arraycopy(frames, frame / recipe.frames() * recipe.frames() * area, still, frame * area, area);
            }
        }
        return FloatBuffer.wrap(still).asReadOnlyBuffer();
    }

    private FloatBuffer trueFlow(Clip clip) {
        FloatBuffer channels = TrueFlow.channels(renderer(clip).truth(plan(clip)));
        return recipe.size() == MotionField.SIZE
                ? channels
                : FloatBuffer.wrap(TrueFlow.resized(channels, recipe.size())).asReadOnlyBuffer();
    }

    /** The frames, followed by u, v and strain from the onset to each of them. */
    private float[] withFlow(Clip clip, float[] frames) {
        int area = recipe.size() * recipe.size();
        float[] both = java.util.Arrays.copyOf(frames, 4 * frames.length);
        ClipRenderer renderer = renderer(clip);
        for (int frame = 0; frame < recipe.frames(); frame++) {
            FloatBuffer truth = TrueFlow.channels(renderer.truth(plan(clip), renderer.time(frame)));
            float[] flow = TrueFlow.resized(truth, recipe.size());
            for (int channel = 0; channel < 3; channel++) {
                int to = ((1 + channel) * recipe.frames() + frame) * area;
                System.arraycopy(flow, channel * area, both, to, area);
            }
        }
        return both;
    }

    /** The rendered frames of a clip, (frames, size, size, channels), levels from 0 to 255. */
    byte[] render(Clip clip) {
        return render(clip, plan(clip));
    }

    /** A clip's frames if something else happened in it. */
    byte[] render(Clip clip, ClipPlan plan) {
        Cast known = known(clip);
        return renderer(clip).render(plan, new RandomStream(recipe.seed(), "noise", known.subject(), known.number()));
    }

    /** What happens in a clip. */
    ClipPlan plan(Clip clip) {
        Cast known = known(clip);
        return ClipPlan.draw(
                recipe,
                known.subject(),
                known.number(),
                known.role().units(),
                known.role().name().equals("contempt"));
    }

    /** The prototype that a clip was made from; empty if of none. */
    String prototype(Clip clip) {
        return known(clip).role().name();
    }

    @Override
    public Map<String, String> licences() {
        return Map.of(name(), Terms.SYNTHETIC);
    }

    @Override
    public String fingerprint() {
        Fingerprint fingerprint = new Fingerprint("synthetic-faces " + VERSION).add(recipe.toString());
        fingerprint.add(Recipe.key(evidence));
        // Rendering is deterministic: recipe and labels say all, the first clip's pixels that the code is the same.
        clips.forEach(fingerprint::add);
        return fingerprint.add(render(clips.get(0))).hex();
    }

    @Override
    public void close() {
        sitters.clear();
    }

    private Clip clip(Casting casting, int subject, int number) {
        Casting.Role role = casting.draw(subject, number);
        String person = "%s/s%02d".formatted(name(), subject + 1);
        String id = "%s/c%03d".formatted(person, number + 1);
        cast.put(id, new Cast(subject, number, role));
        return new Clip(id, person, name(), new Labels(units(role.units()), units(-1)));
    }

    private String name() {
        return "synthetic-faces-" + Recipe.key(recipe.domain());
    }

    private static Set<ActionUnit> units(int bits) {
        return Units.ALL.stream()
                .filter(unit -> Units.has(bits, unit))
                .map(ActionUnit::new)
                .collect(Collectors.toSet());
    }

    /** The rendered frames, (channels, frames, size, size). */
    private float[] frames(Clip clip) {
        byte[] bytes = render(clip);
        float[] values = new float[bytes.length];
        int channels = recipe.channels();
        int plane = bytes.length / channels;
        for (int i = 0; i < bytes.length; i++) {
            values[i % channels * plane + i / channels] = Byte.toUnsignedInt(bytes[i]);
        }
        return values;
    }

    ClipRenderer renderer(Clip clip) {
        Cast known = known(clip);
        int session = known.number() / Sitter.CLIPS_IN_SESSION;
        Sitter sitter = sitters.computeIfAbsent(
                known.subject() + "/" + session, key -> Sitter.of(recipe.seed(), known.subject(), session));
        return new ClipRenderer(recipe, sitter);
    }

    private Cast known(Clip clip) {
        Cast known = cast.get(clip.id());
        if (known == null) {
            throw new IllegalArgumentException("clip '%s' is not of this data set".formatted(clip.id()));
        }
        return known;
    }
}
