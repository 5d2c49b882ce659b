package org.aullm.core.trial;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Optional;
import org.aullm.api.Intervention;
import org.aullm.api.Look;
import org.aullm.api.Mode;
import org.aullm.api.Relations;
import org.aullm.api.SoftTokens;
import org.aullm.api.StepEvidence;
import org.aullm.api.VisualFeatures;
import org.aullm.api.data.Clip;
import org.aullm.core.registry.Slot;
import org.aullm.tensor.Arrays;
import org.aullm.tensor.Seeds;

/** A training step's clips, what encoder, projector and graph make of them, and what regularizers may ask besides. */
final class StepView implements StepEvidence {

    private final Pipeline pipeline;
    private final Phases phases;
    private final Examples examples;
    private final Sampler sampler;
    private final NDManager manager;
    private final Moment moment;
    private final List<Example> chosen;
    private final Batch batch;
    private final VisualFeatures features;
    private final SoftTokens content;
    private final Optional<Relations> relations;
    private Optional<SoftTokens> still = Optional.empty();
    private int looks;

    /**
     * Where training stands.
     *
     * @param step from 0
     * @param steps in all
     * @param seed the run's
     */
    record Moment(int step, int steps, long seed) {}

    /** Looks at the clips once. */
    StepView(
            Pipeline pipeline,
            Phases phases,
            Examples examples,
            Sampler sampler,
            NDManager manager,
            Moment moment,
            List<Example> chosen) {
        this.pipeline = pipeline;
        this.phases = phases;
        this.examples = examples;
        this.sampler = sampler;
        this.manager = manager;
        this.moment = moment;
        this.chosen = chosen;
        this.batch = phases.time("load", () -> batch(Sampler.AUGMENTATION));
        pipeline.seed(Slot.ENCODER, "", moment.step());
        this.features = phases.time(
                "encode",
                () -> pipeline.encode(manager, batch, pipeline.stages().training(Slot.ENCODER)));
        this.content = project(features, "");
        this.relations = relate(features, Intervention.NONE, "");
    }

    private Batch batch(String draw) {
        return Batch.of(manager, examples, chosen, sampler.changes(draw, moment.step(), chosen.size()));
    }

    private VisualFeatures encode(NDArray evidence, String purpose) {
        pipeline.seed(Slot.ENCODER, purpose, moment.step());
        return phases.time("encode", () -> pipeline.encoder()
                .encode(evidence, pipeline.stages().training(Slot.ENCODER)));
    }

    private SoftTokens project(VisualFeatures seen, String purpose) {
        pipeline.seed(Slot.PROJECTOR, purpose, moment.step());
        return phases.time("project", () -> pipeline.projector()
                .project(seen, pipeline.stages().training(Slot.PROJECTOR)));
    }

    private Optional<Relations> relate(VisualFeatures seen, Intervention intervention, String purpose) {
        pipeline.seed(Slot.GRAPH, purpose, moment.step());
        return phases.time("relate", () -> pipeline.graph()
                .map(graph -> graph.relate(seen, intervention, pipeline.stages().training(Slot.GRAPH))));
    }

    /** The labels of the batch. */
    Batch batchArrays() {
        return batch;
    }

    /** What the graph says of the true evidence, its own judgement included. */
    Optional<Relations> relations() {
        return relations;
    }

    int step() {
        return moment.step();
    }

    @Override
    public List<Clip> clips() {
        return chosen.stream().map(Example::clip).toList();
    }

    @Override
    public NDArray evidence() {
        return batch.evidence();
    }

    @Override
    public NDArray redrawn() {
        return phases.time(
                "load", () -> batch(Sampler.AUGMENTATION + "/redrawn").evidence());
    }

    @Override
    public VisualFeatures features() {
        return features;
    }

    @Override
    public SoftTokens content() {
        return content;
    }

    @Override
    public Optional<SoftTokens> instruction() {
        return relations.map(Relations::tokens);
    }

    @Override
    public Optional<SoftTokens> instructionUnder(Intervention intervention) {
        return relate(features, intervention, "").map(Relations::tokens);
    }

    /** In EVAL, so that it leaves running statistics alone. */
    @Override
    public SoftTokens stillContent() {
        if (still.isEmpty()) {
            long[] shape = new Shape(1).addAll(examples.spec().shape()).getShape();
            NDArray evidence = Arrays.data(manager, examples.still(), DataType.FLOAT32, shape);
            VisualFeatures seen = phases.time("encode", () -> pipeline.encoder().encode(evidence, Mode.EVAL));
            NDArray one = phases.time("project", () -> pipeline.projector().project(seen, Mode.EVAL))
                    .tokens();
            still = Optional.of(new SoftTokens(one.broadcast(content.tokens().getShape())));
        }
        return still.get();
    }

    @Override
    public Look look(NDArray evidence) {
        String purpose = "/look" + looks++;
        VisualFeatures seen = encode(evidence, purpose);
        return new Look(
                seen,
                project(seen, purpose),
                relate(seen, Intervention.NONE, purpose).map(Relations::tokens));
    }

    @Override
    public double progress() {
        return (double) moment.step() / moment.steps();
    }

    @Override
    public long seed() {
        return Seeds.derive(moment.seed(), "regularizers/step", moment.step());
    }
}
