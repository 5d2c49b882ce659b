package org.aullm.testkit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
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

/**
 * A training step's evidence, drawn at random: flow pictures of 8 x 8, two content tokens, one instruction token where
 * there is a graph. Clips come from two data sets in turn.
 *
 * @since 0.1.0
 */
public final class MadeUpStep implements StepEvidence {

    /** What its features are. */
    public static final FeatureSpec FEATURES = new FeatureSpec(3, 1, 2, 2, 5);

    /** What its tokens are. */
    public static final TokenSpec TOKENS = new TokenSpec(6, 0.25);

    private final NDManager home;
    private final DataType precision;
    private final List<Clip> clips;
    private final boolean graph;
    private final long seed;
    private final Map<String, NDArray> made = new HashMap<>();

    /**
     * A step.
     *
     * @param home where its arrays live
     * @param graph whether there is a relation graph
     */
    public MadeUpStep(NDManager home, DataType precision, List<ActionUnit> units, int batch, boolean graph, long seed) {
        this.home = home;
        this.precision = precision;
        this.clips = clips(units, batch);
        this.graph = graph;
        this.seed = seed;
    }

    /** The training to which such steps belong: forty clips. */
    public static TrainingSpec training(List<ActionUnit> units) {
        return new TrainingSpec(clips(units, 40), units, FEATURES, TOKENS);
    }

    private static List<Clip> clips(List<ActionUnit> units, int count) {
        var labels = Draws.labels(units, 1).rows();
        List<Clip> clips = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String dataset = i % 2 == 0 ? "one" : "two";
            clips.add(new Clip("clip" + i, dataset + "/sub" + i % 7, dataset, labels.get(i)));
        }
        return clips;
    }

    @Override
    public List<Clip> clips() {
        return clips;
    }

    @Override
    public NDArray evidence() {
        return array("evidence", batch(), 3, 8, 8);
    }

    @Override
    public NDArray redrawn() {
        return array("redrawn", batch(), 3, 8, 8);
    }

    @Override
    public VisualFeatures features() {
        return seen("");
    }

    @Override
    public SoftTokens content() {
        return tokens("content", 2);
    }

    @Override
    public Optional<SoftTokens> instruction() {
        return ifGraph(() -> tokens("instruction", 1));
    }

    @Override
    public Optional<SoftTokens> instructionUnder(Intervention intervention) {
        return ifGraph(() -> tokens("instruction under " + intervention, 1));
    }

    @Override
    public SoftTokens stillContent() {
        return tokens("still", 2);
    }

    @Override
    public Look look(NDArray evidence) {
        return new Look(seen("second "), tokens("second content", 2), ifGraph(() -> tokens("second instruction", 1)));
    }

    @Override
    public double progress() {
        return 0.5;
    }

    @Override
    public long seed() {
        return seed;
    }

    private VisualFeatures seen(String prefix) {
        return new VisualFeatures(
                array(prefix + "mid", batch(), FEATURES.channels(), 1, FEATURES.height(), FEATURES.width()),
                array(prefix + "high", batch(), FEATURES.high()));
    }

    private SoftTokens tokens(String name, int count) {
        return new SoftTokens(array(name, batch(), count, TOKENS.width()));
    }

    private Optional<SoftTokens> ifGraph(Supplier<SoftTokens> tokens) {
        return graph ? Optional.of(tokens.get()) : Optional.empty();
    }

    private NDArray array(String name, long... shape) {
        return made.computeIfAbsent(name, any -> Draws.normal(home, name, 1, precision, shape));
    }
}
