package org.aullm.study;

import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.aullm.api.ActionUnit;
import org.aullm.api.Capability;
import org.aullm.api.ComponentException;
import org.aullm.api.EvidenceKind;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.FeatureSpec;
import org.aullm.api.LlmBackend;
import org.aullm.api.LlmSpec;
import org.aullm.api.Loss;
import org.aullm.api.Projector;
import org.aullm.api.Regularizer;
import org.aullm.api.RelationGraph;
import org.aullm.api.ScoreSource;
import org.aullm.api.TokenSpec;
import org.aullm.api.TrainingSpec;
import org.aullm.api.VisualEncoder;
import org.aullm.api.data.Clip;
import org.aullm.api.data.Dataset;
import org.aullm.api.data.LabelTable;
import org.aullm.api.data.Labels;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;
import org.aullm.api.prompt.PromptSpec;
import org.aullm.api.spi.Build;
import org.aullm.api.spi.DatasetProvider;
import org.aullm.api.spi.LlmBackendProvider;
import org.aullm.api.spi.LossProvider;
import org.aullm.api.spi.ProjectorProvider;
import org.aullm.api.spi.RegularizerProvider;
import org.aullm.api.spi.RelationGraphProvider;
import org.aullm.api.spi.VisualEncoderProvider;
import org.aullm.core.registry.Registry;

/** Components that announce themselves and are never built. */
public final class Fakes {

    private static final Option<Integer> SUBJECTS =
            Option.integer("subjects", "persons").atLeast(1).orElse(3);
    private static final Option<Integer> DATASETS = Option.integer(
                    "datasets", "data sets that the persons belong to in turn")
            .atLeast(1)
            .orElse(1);
    private static final Option<Boolean> TWINS = Option.flag(
                    "twins", "whether clips of different persons look the same")
            .orElse(false);
    private static final Option<Path> ROOT = Option.path("root", "a folder").orElse(Path.of(""));
    private static final Option<Path> MODEL =
            Option.path("model", "the model's folder").required();
    private static final Option<Integer> LAYERS =
            Option.integer("layers", "layers").between(1, 4).orElse(2);

    private Fakes() {}

    /** Two encoders, two projectors, a graph, a language model, a loss and two regularizers. */
    public static Registry registry() {
        return new Registry(List.of(
                new Clips(),
                new Encoder("plain-cnn", EvidenceKind.FLOW_IMAGE),
                new Encoder("frame-cnn", EvidenceKind.FRAMES),
                new Projection("mge-efp"),
                new Projection("linear"),
                new Graph(),
                new Llm(),
                new Bce(),
                new Term("counterfactual-consistency"),
                new Term("orthogonality")));
    }

    private static UnsupportedOperationException neverBuilt() {
        return new UnsupportedOperationException("fakes are never built");
    }

    /** Four clips a person: AU1, AU4, none, and one of which only AU12 is coded. AU99 is coded and never there. */
    private static final class Clips implements DatasetProvider {
        @Override
        public String id() {
            return "fake-clips";
        }

        @Override
        public String summary() {
            return "Clips of nobody.";
        }

        @Override
        public List<Option<?>> options() {
            return List.of(SUBJECTS, DATASETS, TWINS, ROOT);
        }

        @Override
        public Dataset open(Options options) {
            if (Files.exists(options.get(ROOT).resolve("broken"))) {
                throw new ComponentException("index.csv, row 7: no such subject");
            }
            List<Clip> clips = new ArrayList<>();
            for (int person = 1; person <= options.get(SUBJECTS); person++) {
                int home = (person - 1) % options.get(DATASETS);
                String dataset = home == 0 ? "fake" : "fake" + (home + 1);
                String subject = dataset + "/s" + person;
                clips.add(clip(dataset, subject, 1, Set.of(1), Set.of(1, 4, 99)));
                clips.add(clip(dataset, subject, 2, Set.of(4), Set.of(1, 4, 99)));
                clips.add(clip(dataset, subject, 3, Set.of(), Set.of(1, 4, 99)));
                clips.add(clip(dataset, subject, 4, Set.of(12), Set.of(12)));
            }
            return new Memory(List.copyOf(clips), options.get(TWINS));
        }

        private static Clip clip(String dataset, String subject, int number, Set<Integer> present, Set<Integer> coded) {
            return new Clip(subject + "/" + number, subject, dataset, new Labels(units(present), units(coded)));
        }

        private static Set<ActionUnit> units(Set<Integer> numbers) {
            Set<ActionUnit> units = new TreeSet<>();
            numbers.forEach(number -> units.add(new ActionUnit(number)));
            return units;
        }
    }

    private record Memory(List<Clip> clips, boolean twins) implements Dataset {
        @Override
        public EvidenceSpec evidence() {
            return new EvidenceSpec(EvidenceKind.FLOW_IMAGE, new Shape(3, 28, 28));
        }

        @Override
        public FloatBuffer read(Clip clip) {
            // Clips of one number look alike where persons are said to be twins.
            String look = twins ? clip.id().substring(clip.id().lastIndexOf('/')) : clip.id();
            int hash = look.hashCode();
            return FloatBuffer.wrap(new float[] {hash >>> Short.SIZE, hash & 0xffff});
        }

        @Override
        public FloatBuffer still(Clip clip) {
            throw neverBuilt();
        }

        @Override
        public java.util.Map<String, String> licences() {
            return java.util.Map.of();
        }

        @Override
        public String fingerprint() {
            return "f".repeat(60) + "%04d".formatted(clips.size());
        }

        @Override
        public void close() {}
    }

    private record Encoder(String id, EvidenceKind input) implements VisualEncoderProvider {
        @Override
        public String summary() {
            return "Sees nothing.";
        }

        @Override
        public List<Option<?>> options() {
            return List.of(LAYERS);
        }

        @Override
        public FeatureSpec features(Options options, EvidenceSpec evidence) {
            return new FeatureSpec(4, 1, 7, 7, 16);
        }

        @Override
        public VisualEncoder create(Build build, EvidenceSpec evidence) {
            throw neverBuilt();
        }
    }

    private record Projection(String id) implements ProjectorProvider {
        @Override
        public String summary() {
            return "Projects nothing.";
        }

        @Override
        public List<Option<?>> options() {
            return List.of();
        }

        @Override
        public int tokensPerClip(Options options, FeatureSpec features) {
            return 1;
        }

        @Override
        public Projector create(Build build, FeatureSpec features, TokenSpec tokens) {
            throw neverBuilt();
        }
    }

    private static final class Graph implements RelationGraphProvider {
        @Override
        public String id() {
            return "r-augnn";
        }

        @Override
        public String summary() {
            return "Relates nothing.";
        }

        @Override
        public List<Option<?>> options() {
            return List.of(LAYERS);
        }

        @Override
        public int tokensPerClip(Options options, FeatureSpec features, List<ActionUnit> units) {
            return 1;
        }

        @Override
        public RelationGraph create(Build build, FeatureSpec features, TokenSpec tokens, LabelTable training) {
            throw neverBuilt();
        }
    }

    private static final class Llm implements LlmBackendProvider {
        @Override
        public String id() {
            return "decoder";
        }

        @Override
        public String summary() {
            return "Says nothing.";
        }

        @Override
        public List<Option<?>> options() {
            return List.of(MODEL);
        }

        @Override
        public LlmSpec announce(Options options, PromptSpec prompt) {
            if (prompt.template().source().length() > 1000) {
                throw new ComponentException("the prompt is longer than the model's 256 positions");
            }
            return new LlmSpec(
                    new TokenSpec(64, 1),
                    Set.of(Capability.SOFT_TOKENS, Capability.GRADIENT),
                    ScoreSource.HIDDEN_STATE);
        }

        @Override
        public LlmBackend create(Build build, PromptSpec prompt) {
            throw neverBuilt();
        }
    }

    private static final class Bce implements LossProvider {
        @Override
        public String id() {
            return "bce";
        }

        @Override
        public String summary() {
            return "Loses nothing.";
        }

        @Override
        public List<Option<?>> options() {
            return List.of();
        }

        @Override
        public Loss create(Build build, LabelTable training) {
            throw neverBuilt();
        }
    }

    private record Term(String id) implements RegularizerProvider {
        @Override
        public String summary() {
            return "Adds nothing.";
        }

        @Override
        public List<Option<?>> options() {
            return List.of();
        }

        @Override
        public Regularizer create(Build build, TrainingSpec training) {
            throw neverBuilt();
        }
    }
}
