package org.aullm.core.trial;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.aullm.api.Capability;
import org.aullm.api.ComponentDescription;
import org.aullm.api.LlmBackend;
import org.aullm.api.LlmSpec;
import org.aullm.api.Mode;
import org.aullm.api.Observation;
import org.aullm.api.ScoreSource;
import org.aullm.api.TokenSpec;
import org.aullm.api.Tuning;
import org.aullm.api.Verbalizer;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;
import org.aullm.api.prompt.Prompt;
import org.aullm.api.prompt.PromptSpec;
import org.aullm.api.spi.Build;
import org.aullm.api.spi.LlmBackendProvider;
import org.aullm.api.spi.VerbalizerProvider;
import org.aullm.tensor.Arrays;
import org.aullm.tensor.TensorComponent;

/** Language models without gradients, and verbalizers for them. */
final class WordFakes {

    private WordFakes() {}

    /** A model that notes what it is asked and finds AU 1 where the words say so. */
    record Judge(String id, Set<Capability> capabilities, List<Prompt> asked) implements LlmBackendProvider {

        Judge(String id, Capability... capabilities) {
            this(id, Set.of(capabilities), new ArrayList<>());
        }

        @Override
        public String summary() {
            return "A fake.";
        }

        @Override
        public List<Option<?>> options() {
            return List.of();
        }

        @Override
        public Set<Tuning> tunings() {
            return Set.of(Tuning.FROZEN);
        }

        @Override
        public LlmSpec announce(Options options, PromptSpec prompt) {
            return new LlmSpec(new TokenSpec(6, 1), capabilities, ScoreSource.PARSED);
        }

        @Override
        public LlmBackend create(Build build, PromptSpec prompt) {
            return new JudgeFake(build, announce(build.options(), prompt), asked);
        }
    }

    private static final class JudgeFake extends TensorComponent implements LlmBackend {
        private final LlmSpec spec;
        private final List<Prompt> asked;
        private final Build build;

        JudgeFake(Build build, LlmSpec spec, List<Prompt> asked) {
            super(build);
            this.build = build;
            this.spec = spec;
            this.asked = asked;
        }

        @Override
        public LlmSpec spec() {
            return spec;
        }

        @Override
        public NDArray infer(Prompt prompt, Mode mode) {
            asked.add(prompt);
            List<Double> logits = new ArrayList<>();
            for (Prompt.Part part : prompt.parts()) {
                if (part instanceof Prompt.ClipText text) {
                    text.texts().forEach(said -> logits.addAll(List.of(said.contains("sideways") ? 2.0 : -2.0, 0.0)));
                } else if (part instanceof Prompt.ClipTokens tokens) {
                    for (int i = 0; i < tokens.tokens().getShape().get(0); i++) {
                        logits.addAll(List.of(1.0, 0.0));
                    }
                }
            }
            float[] values = new float[logits.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = logits.get(i).floatValue();
            }
            return Arrays.data(build.manager(), values, build.precision(), values.length / 2, 2);
        }

        @Override
        public java.util.Map<String, Double> usage() {
            return java.util.Map.of("requests", (double) asked.size());
        }

        @Override
        public ComponentDescription description() {
            return ComponentDescription.of("fake");
        }
    }

    /** Says what it is given. */
    record Teller(String id, Set<Need> needs, List<Observation> heard) implements VerbalizerProvider {

        Teller(String id, Need... needs) {
            this(id, Set.of(needs), new ArrayList<>());
        }

        @Override
        public String summary() {
            return "A fake.";
        }

        @Override
        public List<Option<?>> options() {
            return List.of();
        }

        @Override
        public Verbalizer create() {
            return clip -> {
                heard.add(clip);
                float sum = 0;
                for (int i = 0; i < 16; i++) {
                    sum += clip.evidence().get(i);
                }
                return id + ": " + (sum > 8 ? "sideways" : "still") + ".";
            };
        }
    }
}
