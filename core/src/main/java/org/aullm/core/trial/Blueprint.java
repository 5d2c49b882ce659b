package org.aullm.core.trial;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.aullm.api.ActionUnit;
import org.aullm.api.ComponentException;
import org.aullm.api.EvidenceKind;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.FeatureSpec;
import org.aullm.api.LlmSpec;
import org.aullm.api.option.Options;
import org.aullm.api.prompt.PromptSpec;
import org.aullm.api.prompt.PromptTemplate;
import org.aullm.api.spi.DatasetProvider;
import org.aullm.api.spi.LlmBackendProvider;
import org.aullm.api.spi.LossProvider;
import org.aullm.api.spi.ProjectorProvider;
import org.aullm.api.spi.RegularizerProvider;
import org.aullm.api.spi.RelationGraphProvider;
import org.aullm.api.spi.VerbalizerProvider;
import org.aullm.api.spi.VisualEncoderProvider;
import org.aullm.core.config.TrainingOptions;
import org.aullm.core.config.TrialConfig;
import org.aullm.core.registry.Part;
import org.aullm.core.registry.Registry;
import org.aullm.core.registry.Slot;
import org.aullm.core.registry.SlotException;

/**
 * A trial's parts and the shapes on which they agree, known before any weight is read. The order in which parts announce
 * themselves is the shape contract: evidence, encoder, numbers of tokens, language model.
 *
 * @param evidence what is shown of what the data set gives
 * @param features what the encoder gives
 * @param prompt what the language model reads
 * @param llmSpec what the language model announced
 * @param trainWith what the parts before the language model are trained with
 * @param verbalizers what is said of each clip; empty where the language model reads soft tokens
 */
public record Blueprint(
        Part<VisualEncoderProvider> encoder,
        Part<ProjectorProvider> projector,
        Optional<Part<RelationGraphProvider>> graph,
        Part<LlmBackendProvider> llm,
        Part<LossProvider> loss,
        List<Part<RegularizerProvider>> regularizers,
        EvidenceSpec evidence,
        FeatureSpec features,
        PromptSpec prompt,
        LlmSpec llmSpec,
        TrainWith trainWith,
        List<VerbalizerProvider> verbalizers) {

    /** The data set of a trial. */
    public static Part<DatasetProvider> data(Registry registry, TrialConfig config) {
        return Part.of(registry, Slot.DATA, DatasetProvider.class, config.data());
    }

    /**
     * Lets every part announce itself.
     *
     * @throws SlotException naming the first part that does not suit what it is given
     */
    public static Blueprint of(Registry registry, TrialConfig config, EvidenceSpec stored) {
        Options training = Options.of(TrainingOptions.ALL, config.training());
        EvidenceSpec evidence = Frames.shown(stored, training);
        requireThatItCanBeMoved(evidence, training);
        Part<VisualEncoderProvider> encoder =
                Part.of(registry, Slot.ENCODER, VisualEncoderProvider.class, config.encoder());
        Part<ProjectorProvider> projector =
                Part.of(registry, Slot.PROJECTOR, ProjectorProvider.class, config.projector());
        Optional<Part<RelationGraphProvider>> graph = config.graph().isNone()
                ? Optional.empty()
                : Optional.of(Part.of(registry, Slot.GRAPH, RelationGraphProvider.class, config.graph()));
        Part<LlmBackendProvider> llm = Part.of(registry, Slot.LLM, LlmBackendProvider.class, config.llm());
        Part<LossProvider> loss = Part.of(registry, Slot.LOSS, LossProvider.class, config.loss());
        List<Part<RegularizerProvider>> regularizers = new ArrayList<>();
        config.regularizers()
                .forEach(
                        each -> regularizers.add(Part.of(registry, Slot.REGULARIZER, RegularizerProvider.class, each)));

        if (encoder.provider().input() != evidence.kind()) {
            throw new SlotException(
                    Slot.ENCODER,
                    "'%s' reads %s, but data set '%s' gives %s; choose an encoder for %s, or a data set that gives %s"
                            .formatted(
                                    encoder.provider().id(),
                                    encoder.provider().input(),
                                    config.data().use(),
                                    evidence.kind(),
                                    evidence.kind(),
                                    encoder.provider().input()));
        }
        List<ActionUnit> units = config.units().stream().map(ActionUnit::new).toList();
        FeatureSpec features = ask(Slot.ENCODER, () -> encoder.provider().features(encoder.options(), evidence));
        Map<String, Integer> tokens = new LinkedHashMap<>();
        tokens.put(
                PromptTemplate.CONTENT,
                ask(Slot.PROJECTOR, () -> projector.provider().tokensPerClip(projector.options(), features)));
        graph.ifPresent(part -> tokens.put(PromptTemplate.RELATIONS, ask(Slot.GRAPH, () -> part.provider()
                .tokensPerClip(part.options(), features, units))));
        PromptSpec prompt = new PromptSpec(new PromptTemplate(config.prompt()), tokens, units);
        LlmSpec llmSpec = ask(Slot.LLM, () -> llm.provider().announce(llm.options(), prompt));
        Blueprint blueprint = new Blueprint(
                encoder,
                projector,
                graph,
                llm,
                loss,
                regularizers,
                evidence,
                features,
                prompt,
                llmSpec,
                TrainWith.of(llm.options()),
                Agreement.verbalizers(registry, llm));
        Agreement.require(blueprint, training, registry);
        blueprint.requireAnEndOfWaiting(training.get(TrainingOptions.EPOCHS));
        return blueprint;
    }

    /** The same without what only training needs. */
    Blueprint withoutRegularizers() {
        return new Blueprint(
                encoder,
                projector,
                graph,
                llm,
                loss,
                List.of(),
                evidence,
                features,
                prompt,
                llmSpec,
                trainWith,
                verbalizers);
    }

    private static void requireThatItCanBeMoved(EvidenceSpec evidence, Options training) {
        List<String> moves = new ArrayList<>();
        Map.of(
                        TrainingOptions.SHIFT.key(),
                        training.get(TrainingOptions.SHIFT) > 0,
                        TrainingOptions.FLIP.key(),
                        training.get(TrainingOptions.FLIP),
                        TrainingOptions.TEST_SHIFT.key(),
                        training.get(TrainingOptions.TEST_SHIFT) > 0,
                        TrainingOptions.TEST_FLIPS.key(),
                        training.get(TrainingOptions.TEST_FLIPS))
                .forEach((key, asked) -> {
                    if (asked) {
                        moves.add("training." + key);
                    }
                });
        if (evidence.kind() == EvidenceKind.FEATURES && !moves.isEmpty()) {
            moves.sort(null);
            throw new IllegalArgumentException(
                    "%s: features that were computed elsewhere are no picture that could be moved or mirrored; leave it out"
                            .formatted(String.join(", ", moves)));
        }
    }

    private void requireAnEndOfWaiting(int epochs) {
        List<Part<?>> tuned = new ArrayList<>(List.of(encoder, projector, llm));
        graph.ifPresent(tuned::add);
        for (Part<?> part : tuned) {
            if (part.frozenEpochs() >= epochs) {
                throw new SlotException(
                        part.slot(),
                        "frozen-epochs: %d of %d epochs leave none to train '%s' in; write a smaller number, or tuning: frozen"
                                .formatted(
                                        part.frozenEpochs(),
                                        epochs,
                                        part.provider().id()));
            }
        }
    }

    private static <T> T ask(Slot slot, Supplier<T> announcement) {
        try {
            return announcement.get();
        } catch (ComponentException e) {
            throw new SlotException(slot, String.valueOf(e.getMessage()));
        }
    }

    /** Whether anything that is said of a clip needs the part of an observation. */
    boolean tells(VerbalizerProvider.Need need) {
        return verbalizers.stream().anyMatch(verbalizer -> verbalizer.needs().contains(need));
    }
}
