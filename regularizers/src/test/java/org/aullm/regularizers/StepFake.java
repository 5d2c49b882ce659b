package org.aullm.regularizers;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aullm.api.ActionUnit;
import org.aullm.api.FeatureSpec;
import org.aullm.api.Intervention;
import org.aullm.api.Look;
import org.aullm.api.SoftTokens;
import org.aullm.api.StepEvidence;
import org.aullm.api.TokenSpec;
import org.aullm.api.TrainingSpec;
import org.aullm.api.VisualFeatures;
import org.aullm.api.data.Clip;
import org.aullm.api.data.Labels;
import org.aullm.tensor.Arrays;
import org.aullm.tensor.Engines;

/**
 * A training step without a network. Evidence is (batch, 1), tokens have width 1 and say whose they are: clip i has
 * evidence i, instruction token i, content token 100 + i; a still clip has 200 + i, changed relations 300 + i, and every
 * further look gives content 400 + i and instruction 500 + i.
 */
final class StepFake implements StepEvidence {

    static final NDManager ROOT = Engines.newManager(Device.cpu());
    static final List<ActionUnit> UNITS = List.of(new ActionUnit(1), new ActionUnit(4));

    private final List<Clip> clips;
    final SoftTokens content;
    final SoftTokens still;
    final SoftTokens changed;
    final Optional<SoftTokens> instruction;
    final List<Intervention> interventions = new ArrayList<>();
    final List<NDArray> looks = new ArrayList<>();
    final NDArray evidence;
    final NDArray redrawn;
    final NDArray high;
    private final boolean graph;
    int stillAsked;
    double progress;

    /** Clips of one data set, each of a subject of its own. */
    StepFake(int batch, boolean graph) {
        this(clips(batch), graph, numbers(batch, 0));
    }

    /** High-level features are of width {@code high.length / clips}. */
    StepFake(List<Clip> clips, boolean graph, double[] high) {
        this.clips = List.copyOf(clips);
        this.graph = graph;
        int batch = clips.size();
        this.content = tokens(100);
        this.still = tokens(200);
        this.changed = tokens(300);
        this.instruction = graph ? Optional.of(tokens(0)) : Optional.empty();
        this.evidence = Arrays.owned(ROOT, numbers(batch, 0), DataType.FLOAT64, batch, 1);
        this.redrawn = Arrays.owned(ROOT, numbers(batch, 600), DataType.FLOAT64, batch, 1);
        this.high = Arrays.owned(ROOT, high, DataType.FLOAT64, batch, high.length / batch);
        this.high.setRequiresGradient(true);
    }

    static List<Clip> clips(int batch) {
        List<Clip> clips = new ArrayList<>();
        for (int i = 0; i < batch; i++) {
            clips.add(clip(i, "s" + i, "one"));
        }
        return clips;
    }

    static Clip clip(int number, String subject, String dataset, Integer... present) {
        return new Clip(
                "c" + number,
                subject,
                dataset,
                new Labels(
                        java.util.Arrays.stream(present)
                                .map(ActionUnit::new)
                                .collect(java.util.stream.Collectors.toSet()),
                        Set.copyOf(UNITS)));
    }

    /** A training with these clips and high-level features of a width. */
    static TrainingSpec training(List<Clip> clips, int high) {
        return new TrainingSpec(clips, UNITS, new FeatureSpec(1, 1, 1, 1, high), new TokenSpec(1, 1));
    }

    private SoftTokens tokens(double first) {
        return new SoftTokens(Arrays.owned(ROOT, numbers(clips.size(), first), DataType.FLOAT64, clips.size(), 1, 1));
    }

    private static double[] numbers(int count, double first) {
        double[] values = new double[count];
        java.util.Arrays.setAll(values, clip -> first + clip);
        return values;
    }

    @Override
    public List<Clip> clips() {
        return clips;
    }

    @Override
    public NDArray evidence() {
        return evidence;
    }

    @Override
    public NDArray redrawn() {
        return redrawn;
    }

    @Override
    public VisualFeatures features() {
        return new VisualFeatures(high.reshape(clips.size(), -1, 1, 1, 1), high);
    }

    @Override
    public SoftTokens content() {
        return content;
    }

    @Override
    public Optional<SoftTokens> instruction() {
        return instruction;
    }

    @Override
    public Optional<SoftTokens> instructionUnder(Intervention intervention) {
        interventions.add(intervention);
        return instruction.map(tokens -> changed);
    }

    @Override
    public SoftTokens stillContent() {
        stillAsked++;
        return still;
    }

    @Override
    public Look look(NDArray shown) {
        looks.add(shown);
        return new Look(features(), tokens(400), graph ? Optional.of(tokens(500)) : Optional.empty());
    }

    @Override
    public double progress() {
        return progress;
    }

    @Override
    public long seed() {
        return 11;
    }
}
