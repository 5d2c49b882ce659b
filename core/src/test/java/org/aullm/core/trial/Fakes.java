package org.aullm.core.trial;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.aullm.api.ActionUnit;
import org.aullm.api.ComponentDescription;
import org.aullm.api.Counterfactual;
import org.aullm.api.EvidenceKind;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.Explanation;
import org.aullm.api.Explanation.Axis;
import org.aullm.api.FeatureSpec;
import org.aullm.api.Intervention;
import org.aullm.api.Loss;
import org.aullm.api.Mode;
import org.aullm.api.Projector;
import org.aullm.api.Regularizer;
import org.aullm.api.RelationGraph;
import org.aullm.api.Relations;
import org.aullm.api.SoftTokens;
import org.aullm.api.StepEvidence;
import org.aullm.api.StepOutcome;
import org.aullm.api.TokenSpec;
import org.aullm.api.TrainingSpec;
import org.aullm.api.VisualEncoder;
import org.aullm.api.VisualFeatures;
import org.aullm.api.data.Clip;
import org.aullm.api.data.Dataset;
import org.aullm.api.data.LabelTable;
import org.aullm.api.data.Labels;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;
import org.aullm.api.spi.Build;
import org.aullm.api.spi.DatasetProvider;
import org.aullm.api.spi.LossProvider;
import org.aullm.api.spi.ProjectorProvider;
import org.aullm.api.spi.Provider;
import org.aullm.api.spi.RegularizerProvider;
import org.aullm.api.spi.RelationGraphProvider;
import org.aullm.api.spi.VisualEncoderProvider;
import org.aullm.core.config.ComponentConfig;
import org.aullm.core.config.Fold;
import org.aullm.core.config.TrialConfig;
import org.aullm.core.registry.Registry;
import org.aullm.tensor.Arrays;
import org.aullm.tensor.Ops;
import org.aullm.tensor.TensorComponent;
import org.aullm.tensor.nn.Dropout;
import org.aullm.tensor.nn.Linear;

/** The smallest components that make a whole trial: AU 1 shows as motion to the right, AU 4 as motion down. */
final class Fakes {

    static final EvidenceSpec FLOW = new EvidenceSpec(EvidenceKind.FLOW_IMAGE, new Shape(3, 4, 4));

    private Fakes() {}

    static Registry registry() {
        return registryWith(List.of());
    }

    static Registry registryWith(List<? extends Provider> more) {
        List<Provider> all = new ArrayList<>(more);
        all.addAll(List.<Provider>of(
                new Data(),
                new Encoder("plain", 0),
                new Encoder("dropping", 0.5),
                new Flat(),
                new Nodes(),
                new LogLoss(),
                new Swap()));
        return new Registry(all);
    }

    static TrialConfig config(Map<String, Object> training, String encoder, String graph, boolean regularized) {
        return new TrialConfig(
                new ComponentConfig("moves", Map.of()),
                List.of(1, 4),
                new ComponentConfig(encoder, Map.of()),
                new ComponentConfig("flat", Map.of()),
                new ComponentConfig(graph, Map.of()),
                ComponentConfig.EMPTY,
                new ComponentConfig("log", Map.of()),
                regularized ? List.of(new ComponentConfig("swap", Map.of("weight", 0.1))) : List.of(),
                org.aullm.api.prompt.PromptTemplate.DEFAULT.source(),
                training,
                new Fold("s3", List.of("s1", "s2"), List.of("s3")),
                11,
                "cpu");
    }

    private abstract static class Named implements Provider {
        private final String id;

        Named(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public String summary() {
            return "A fake.";
        }

        @Override
        public List<Option<?>> options() {
            return List.of();
        }
    }

    static final class Data extends Named implements DatasetProvider {
        Data() {
            super("moves");
        }

        @Override
        public Dataset open(Options options) {
            return new Moves();
        }
    }

    private static final class Moves implements Dataset {
        private static final Set<ActionUnit> CODED = Set.of(new ActionUnit(1), new ActionUnit(4));

        @Override
        public EvidenceSpec evidence() {
            return FLOW;
        }

        @Override
        public List<Clip> clips() {
            List<Clip> clips = new ArrayList<>();
            for (int i = 0; i < 36; i++) {
                Set<ActionUnit> present = i % 4 == 0
                        ? Set.of()
                        : i % 4 == 1 ? Set.of(new ActionUnit(1)) : i % 4 == 2 ? Set.of(new ActionUnit(4)) : CODED;
                clips.add(new Clip("c" + i, "s" + (1 + i % 3), "fake", new Labels(present, CODED)));
            }
            return clips;
        }

        @Override
        public FloatBuffer read(Clip clip) {
            SplittableRandom random = new SplittableRandom(clip.id().hashCode());
            float[] values = new float[48];
            for (int i = 0; i < 48; i++) {
                ActionUnit shownHere = new ActionUnit(i < 16 ? 1 : 4);
                boolean moves = i < 32 && clip.labels().present().contains(shownHere);
                values[i] = (moves ? 1 : 0) + (float) random.nextDouble(-0.1, 0.1);
            }
            return FloatBuffer.wrap(values);
        }

        @Override
        public FloatBuffer still(Clip clip) {
            return FloatBuffer.allocate(48);
        }

        @Override
        public java.util.Map<String, String> licences() {
            return java.util.Map.of("fake", "made up");
        }

        @Override
        public String fingerprint() {
            return "moves";
        }

        @Override
        public void close() {}
    }

    static final class Encoder extends Named implements VisualEncoderProvider {
        private final double rate;

        Encoder(String id, double rate) {
            super(id);
            this.rate = rate;
        }

        @Override
        public EvidenceKind input() {
            return EvidenceKind.FLOW_IMAGE;
        }

        @Override
        public FeatureSpec features(Options options, EvidenceSpec evidence) {
            return new FeatureSpec(3, 1, 4, 4, 8);
        }

        @Override
        public VisualEncoder create(Build build, EvidenceSpec evidence) {
            return new EncoderFake(build, rate);
        }
    }

    private static final class EncoderFake extends TensorComponent implements VisualEncoder {
        private final Linear linear = Linear.of(weights(), "linear", 48, 8);
        private final Dropout dropout;

        EncoderFake(Build build, double rate) {
            super(build);
            dropout = new Dropout(rate);
        }

        @Override
        public FeatureSpec features() {
            return new FeatureSpec(3, 1, 4, 4, 8);
        }

        @Override
        public VisualFeatures encode(NDArray evidence, Mode mode) {
            NDArray high = dropout.apply(linear.apply(evidence.reshape(-1, 48)), mode);
            return new VisualFeatures(evidence.expandDims(2), high);
        }

        @Override
        public ComponentDescription description() {
            return ComponentDescription.of("plain");
        }
    }

    static final class Flat extends Named implements ProjectorProvider {
        Flat() {
            super("flat");
        }

        @Override
        public int tokensPerClip(Options options, FeatureSpec features) {
            return 1;
        }

        @Override
        public Projector create(Build build, FeatureSpec features, TokenSpec tokens) {
            return new FlatFake(build, features, tokens);
        }
    }

    private static final class FlatFake extends TensorComponent implements Projector {
        private final Linear linear;

        FlatFake(Build build, FeatureSpec features, TokenSpec tokens) {
            super(build);
            linear = Linear.of(weights(), "linear", features.high(), tokens.width());
        }

        @Override
        public int tokensPerClip() {
            return 1;
        }

        @Override
        public SoftTokens project(VisualFeatures features, Mode mode) {
            return new SoftTokens(linear.apply(features.high()).expandDims(1));
        }

        @Override
        public ComponentDescription description() {
            return ComponentDescription.of("flat");
        }
    }

    static final class Nodes extends Named implements RelationGraphProvider {
        Nodes() {
            super("nodes");
        }

        @Override
        public int tokensPerClip(Options options, FeatureSpec features, List<ActionUnit> units) {
            return 1;
        }

        @Override
        public RelationGraph create(Build build, FeatureSpec features, TokenSpec tokens, LabelTable training) {
            return new NodesFake(build, features, tokens, training);
        }
    }

    private static final class NodesFake extends TensorComponent implements RelationGraph {
        private final Linear token;
        private final Linear head;

        NodesFake(Build build, FeatureSpec features, TokenSpec tokens, LabelTable training) {
            super(build);
            token = Linear.of(weights(), "token", features.high(), tokens.width());
            head = Linear.of(
                    weights(), "head", features.high(), training.units().size());
        }

        @Override
        public int tokensPerClip() {
            return 1;
        }

        @Override
        public double auxiliaryWeight() {
            return 0.5;
        }

        @Override
        public Relations relate(VisualFeatures features, Intervention intervention, Mode mode) {
            NDArray tokens = token.apply(features.high()).expandDims(1);
            return new Relations(new SoftTokens(tokens), Optional.of(head.apply(features.high())));
        }

        @Override
        public List<Explanation> explain(VisualFeatures features) {
            NDArray moving = Ops.mean(features.mid(), 2, 3, 4);
            NDArray prior =
                    Arrays.data(features.high().getManager(), new float[] {0, 1, -1, 0}, DataType.FLOAT32, 2, 2);
            return List.of(
                    new Explanation("moving", "mean of each channel", List.of(Axis.CLIP, Axis.TOKEN), moving),
                    new Explanation(Explanation.PRIOR, "what was given", List.of(Axis.UNIT, Axis.HEARD), prior));
        }

        @Override
        public ComponentDescription description() {
            return ComponentDescription.of("nodes");
        }
    }

    static final class LogLoss extends Named implements LossProvider {
        LogLoss() {
            super("log");
        }

        @Override
        public Loss create(Build build, LabelTable training) {
            return new LogLossFake(build);
        }
    }

    private static final class LogLossFake extends TensorComponent implements Loss {
        LogLossFake(Build build) {
            super(build);
        }

        @Override
        public NDArray loss(NDArray logits, NDArray targets, NDArray mask) {
            return Ops.mean(Ops.softplus(logits).sub(logits.mul(targets)));
        }

        @Override
        public ComponentDescription description() {
            return ComponentDescription.of("log");
        }
    }

    static final class Swap extends Named implements RegularizerProvider {
        Swap() {
            super("swap");
        }

        @Override
        public Regularizer create(Build build, TrainingSpec training) {
            return new SwapFake(build);
        }
    }

    private static final class SwapFake extends TensorComponent implements Regularizer {
        SwapFake(Build build) {
            super(build);
        }

        @Override
        public List<Counterfactual> counterfactuals(StepEvidence evidence) {
            return List.of(
                    new Counterfactual("still", evidence.stillContent(), evidence.instruction()),
                    new Counterfactual("same", evidence.content(), evidence.instructionUnder(new Intervention(1, 1))));
        }

        @Override
        public NDArray penalty(StepOutcome outcome) {
            NDArray still =
                    java.util.Objects.requireNonNull(outcome.counterfactuals().get("still"));
            return Ops.mean(Ops.softplus(still));
        }

        @Override
        public ComponentDescription description() {
            return ComponentDescription.of("swap");
        }
    }
}
