package org.aullm.core.reference;

import ai.djl.Device;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.aullm.api.ActionUnit;
import org.aullm.api.Component;
import org.aullm.api.ComponentDescription;
import org.aullm.api.ComponentException;
import org.aullm.api.EvidenceKind;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.FeatureSpec;
import org.aullm.api.LlmSpec;
import org.aullm.api.Parameter;
import org.aullm.api.TokenSpec;
import org.aullm.api.TrainingSpec;
import org.aullm.api.Tuning;
import org.aullm.api.data.Clip;
import org.aullm.api.data.LabelTable;
import org.aullm.api.data.Labels;
import org.aullm.api.option.Options;
import org.aullm.api.prompt.PromptSpec;
import org.aullm.api.prompt.PromptTemplate;
import org.aullm.api.spi.Build;
import org.aullm.api.spi.LlmBackendProvider;
import org.aullm.api.spi.LossProvider;
import org.aullm.api.spi.ProjectorProvider;
import org.aullm.api.spi.Provider;
import org.aullm.api.spi.RegularizerProvider;
import org.aullm.api.spi.RelationGraphProvider;
import org.aullm.api.spi.TunedProvider;
import org.aullm.api.spi.VisualEncoderProvider;
import org.aullm.core.registry.Slot;
import org.aullm.tensor.Engines;

/** Components with default options, between neighbours of usual sizes: eight units, tokens of width 64. */
final class Sample {

    private static final List<ActionUnit> UNITS =
            IntStream.of(1, 2, 4, 7, 12, 14, 15, 17).mapToObj(ActionUnit::new).toList();
    private static final FeatureSpec FEATURES = new FeatureSpec(64, 1, 7, 7, 256);
    private static final TokenSpec TOKENS = new TokenSpec(64, 1);
    private static final Map<EvidenceKind, List<EvidenceSpec>> USUAL = Map.of(
            EvidenceKind.FLOW_IMAGE, List.of(picture(28), picture(60), picture(64), picture(112)),
            EvidenceKind.FRAMES, List.of(frames(6, 64), frames(16, 112)),
            EvidenceKind.FRAMES_AND_FLOW, List.of(framesAndFlow(6, 64)),
            EvidenceKind.FEATURES, List.of(features(177, 1), features(768, 14)));
    private static final PromptSpec PROMPT = new PromptSpec(
            PromptTemplate.DEFAULT, Map.of(PromptTemplate.CONTENT, 1, PromptTemplate.RELATIONS, 1), UNITS);
    private static final List<Clip> CLIPS = List.of(clip("one"), clip("two"));
    private static final LabelTable LABELS =
            new LabelTable(UNITS, CLIPS.stream().map(Clip::labels).toList());

    private Sample() {}

    private static Clip clip(String name) {
        return new Clip(name, name, name, new Labels(Set.of(UNITS.get(0)), Set.copyOf(UNITS)));
    }

    /** What it makes of what; empty for a kind that has nothing to say, or that needs an option. */
    static List<String> shapes(Slot slot, Provider provider) {
        return defaults(slot, provider)
                .map(options -> shapes(provider, options))
                .orElse(List.of());
    }

    private static List<String> shapes(Provider provider, Options options) {
        if (provider instanceof VisualEncoderProvider encoder) {
            List<String> shapes = new ArrayList<>();
            for (EvidenceSpec evidence : usual(encoder.input())) {
                asked(() -> encoder.features(options, evidence))
                        .ifPresent(features -> shapes.add(evidence + " -> " + features));
            }
            return shapes;
        }
        if (provider instanceof ProjectorProvider projector) {
            return asked(() -> projector.tokensPerClip(options, FEATURES)).map(Sample::tokens).stream()
                    .toList();
        }
        if (provider instanceof RelationGraphProvider graph) {
            return asked(() -> graph.tokensPerClip(options, FEATURES, UNITS)).map(Sample::tokens).stream()
                    .toList();
        }
        if (provider instanceof LlmBackendProvider llm) {
            return asked(() -> llm.announce(options, PROMPT)).map(Sample::judgement).stream()
                    .toList();
        }
        return List.of();
    }

    private static String tokens(int count) {
        return "%s -> %d token%s of the language model's width".formatted(FEATURES, count, count == 1 ? "" : "s");
    }

    private static String judgement(LlmSpec spec) {
        return "soft tokens of width %d -> one logit per unit (%s)"
                .formatted(spec.tokens().width(), spec.scoreSource().key());
    }

    /** How big it is when built. Weights of another engine are no arrays here: the component's description counts them. */
    static Optional<Size> size(Slot slot, Provider provider) {
        return defaults(slot, provider)
                .flatMap(options -> asked(() -> {
                    try (Component component = build(provider, options)) {
                        List<Parameter> all = component.parameters().all();
                        String elsewhere = component.description().facts().get(ComponentDescription.WEIGHTS);
                        if (all.isEmpty() && elsewhere != null) {
                            return new Size(Long.parseLong(elsewhere), Long.parseLong(elsewhere));
                        }
                        return new Size(
                                count(all, role -> role != Parameter.Role.BUFFER),
                                count(all, role -> role == Parameter.Role.TRAINED));
                    }
                }));
    }

    private static long count(List<Parameter> all, Predicate<Parameter.Role> wanted) {
        return all.stream()
                .filter(parameter -> wanted.test(parameter.role()))
                .mapToLong(parameter -> parameter.array().size())
                .sum();
    }

    private static Component build(Provider provider, Options options) {
        if (provider instanceof VisualEncoderProvider encoder) {
            EvidenceSpec evidence =
                    evidence(encoder, options).orElseThrow(() -> new ComponentException("no usual evidence suits it"));
            return built(provider, options, build -> encoder.create(build, evidence));
        }
        if (provider instanceof ProjectorProvider projector) {
            return built(provider, options, build -> projector.create(build, FEATURES, TOKENS));
        }
        if (provider instanceof RelationGraphProvider graph) {
            return built(provider, options, build -> graph.create(build, FEATURES, TOKENS, LABELS));
        }
        if (provider instanceof LlmBackendProvider llm) {
            return built(provider, options, build -> llm.create(build, PROMPT));
        }
        if (provider instanceof LossProvider loss) {
            return built(provider, options, build -> loss.create(build, LABELS));
        }
        if (provider instanceof RegularizerProvider regularizer) {
            TrainingSpec training = new TrainingSpec(CLIPS, UNITS, FEATURES, TOKENS);
            return built(provider, options, build -> regularizer.create(build, training));
        }
        throw new ComponentException("nothing of this kind has weights");
    }

    /** The first evidence of usual size that suits an encoder. */
    static Optional<EvidenceSpec> evidence(VisualEncoderProvider encoder, Options options) {
        return usual(encoder.input()).stream()
                .filter(each -> asked(() -> encoder.features(options, each)).isPresent())
                .findFirst();
    }

    private static Component built(Provider provider, Options options, Function<Build, Component> create) {
        Tuning tuning = provider instanceof TunedProvider tuned ? tuned.tuning() : Tuning.FULL;
        return create.apply(new Build(Engines.newManager(Device.cpu()), 1, DataType.FLOAT32, tuning, options));
    }

    private static List<EvidenceSpec> usual(EvidenceKind kind) {
        return USUAL.getOrDefault(kind, List.of());
    }

    private static EvidenceSpec picture(int size) {
        return new EvidenceSpec(EvidenceKind.FLOW_IMAGE, new Shape(3, size, size));
    }

    private static EvidenceSpec frames(int time, int size) {
        return new EvidenceSpec(EvidenceKind.FRAMES, new Shape(1, time, size, size));
    }

    private static EvidenceSpec framesAndFlow(int time, int size) {
        return new EvidenceSpec(EvidenceKind.FRAMES_AND_FLOW, new Shape(4, time, size, size));
    }

    private static EvidenceSpec features(int channels, int size) {
        return new EvidenceSpec(EvidenceKind.FEATURES, new Shape(channels, 1, size, size));
    }

    /** Its options as they are by default; empty if it needs one. */
    static Optional<Options> defaults(Slot slot, Provider provider) {
        Options.Reading reading = Options.read(slot.options(provider), Map.of());
        return reading.problems().isEmpty() ? Optional.of(reading.options()) : Optional.empty();
    }

    private static <T> Optional<T> asked(Supplier<T> announcement) {
        try {
            return Optional.of(announcement.get());
        } catch (ComponentException e) {
            return Optional.empty(); // it needs more than defaults: a file, another kind of evidence
        }
    }
}
