package org.aullm.core.trial;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.aullm.api.Capability;
import org.aullm.api.EvidenceKind;
import org.aullm.api.Tuning;
import org.aullm.api.option.Options;
import org.aullm.api.spi.LlmBackendProvider;
import org.aullm.api.spi.VerbalizerProvider;
import org.aullm.api.spi.VerbalizerProvider.Need;
import org.aullm.core.config.TrainingOptions;
import org.aullm.core.registry.Part;
import org.aullm.core.registry.Registry;
import org.aullm.core.registry.Slot;
import org.aullm.core.registry.SlotException;

/** Whether a language model can do what a plan asks of it (docs/adr/0006). Every message says what would work. */
final class Agreement {

    private final Blueprint plan;
    private final Options training;
    private final String id;
    private final String available;
    private final boolean soft;
    private final boolean words;
    private final boolean gradient;

    private Agreement(Blueprint plan, Options training, Registry registry) {
        this.plan = plan;
        this.training = training;
        this.id = plan.llm().provider().id();
        this.available = available(registry);
        this.soft = plan.llmSpec().capabilities().contains(Capability.SOFT_TOKENS);
        this.words = plan.llmSpec().capabilities().contains(Capability.CLIP_TEXT);
        this.gradient = plan.llmSpec().capabilities().contains(Capability.GRADIENT);
    }

    /**
     * Refuses what cannot work.
     *
     * @throws SlotException with the reason, and what would work
     */
    static void require(Blueprint plan, Options training, Registry registry) {
        Agreement agreement = new Agreement(plan, training, registry);
        agreement.whatItReads().ifPresent(message -> refuse(Slot.LLM, message));
        agreement.whatTrains().ifPresent(message -> refuse(Slot.LLM, message));
        agreement.whatIsSaid().ifPresent(message -> refuse(Slot.LLM, message));
        if (plan.trainWith() == TrainWith.NOTHING && !plan.regularizers().isEmpty()) {
            refuse(
                    Slot.REGULARIZER,
                    "with llm.train-with nothing there is no training that they could change; set regularizers: []");
        }
    }

    /** The verbalizers that a language model's options name, in order. */
    static List<VerbalizerProvider> verbalizers(Registry registry, Part<LlmBackendProvider> llm) {
        List<VerbalizerProvider> found = new ArrayList<>();
        for (String name : llm.options().find(Slot.VERBALIZERS).orElse(List.of())) {
            VerbalizerProvider verbalizer = (VerbalizerProvider) registry.find(Slot.VERBALIZER, name)
                    .orElseThrow(() -> new SlotException(
                            Slot.LLM,
                            "verbalizers: no verbalizer is called '%s'; available: %s"
                                    .formatted(name, available(registry))));
            found.add(verbalizer);
        }
        if (new HashSet<>(found).size() < found.size()) {
            refuse(Slot.LLM, "verbalizers: a verbalizer is named twice; name each once");
        }
        return found;
    }

    private static String available(Registry registry) {
        List<String> ids = registry.ids(Slot.VERBALIZER);
        return ids.isEmpty() ? "none" : String.join(", ", ids);
    }

    private Optional<String> whatItReads() {
        if (!plan.verbalizers().isEmpty() && !words) {
            return Optional.of(
                    "'%s' reads no words about a clip, so verbalizers have no reader; leave them out, or choose a language model that reads words"
                            .formatted(id));
        }
        if (!soft && !words) {
            return Optional.of(
                    "'%s' takes no soft tokens, which are all that projector '%s' gives; choose another language model"
                            .formatted(id, plan.projector().provider().id()));
        }
        if (!soft && plan.verbalizers().isEmpty()) {
            return Optional.of(
                    "'%s' reads words only, but nothing puts a clip into words; name verbalizers (available: %s), or choose a language model that takes soft tokens"
                            .formatted(id, available));
        }
        return Optional.empty();
    }

    private Optional<String> whatTrains() {
        if (gradient && plan.trainWith() != TrainWith.LLM) {
            return Optional.of(
                    "'%s' passes gradients to what stands before it, so it trains that itself; leave train-with out"
                            .formatted(id));
        }
        if (!gradient && plan.trainWith() == TrainWith.LLM && !onlyItselfIsTrained()) {
            return Optional.of(
                    ("'%s' passes no gradient to its inputs, so encoder, projector and graph cannot be trained with it; "
                                    + "set train-with: token-head (a head in this process trains them, '%s' only judges)%s, "
                                    + "or choose another language model")
                            .formatted(id, id, words ? ", train-with: nothing" : ""));
        }
        if (plan.trainWith() == TrainWith.NOTHING && plan.verbalizers().isEmpty()) {
            return Optional.of(
                    "train-with nothing leaves the soft tokens that '%s' reads at random; set train-with: token-head"
                            .formatted(id));
        }
        return Optional.empty();
    }

    private boolean onlyItselfIsTrained() {
        return plan.llm().tuning() != Tuning.FROZEN
                && plan.projector().tuning() == Tuning.FROZEN
                && plan.encoder().tuning() == Tuning.FROZEN
                && plan.graph().stream().allMatch(part -> part.tuning() == Tuning.FROZEN);
    }

    private Optional<String> whatIsSaid() {
        for (VerbalizerProvider verbalizer : plan.verbalizers()) {
            Optional<String> trouble = verbalizer.needs().stream()
                    .sorted()
                    .flatMap(need -> lack(verbalizer.id(), need).stream())
                    .findFirst();
            if (trouble.isPresent()) {
                return trouble;
            }
        }
        boolean views = training.get(TrainingOptions.TEST_SHIFT) > 0 || training.get(TrainingOptions.TEST_FLIPS);
        return views && !plan.verbalizers().isEmpty()
                ? Optional.of(
                        "verbalizers tell of each clip as it is, but training.test-shift or training.test-flips asks for"
                                + " moved pictures; switch both off")
                : Optional.empty();
    }

    private Optional<String> lack(String verbalizer, Need need) {
        return switch (need) {
            case FLOW ->
                plan.evidence().kind() == EvidenceKind.FLOW_IMAGE
                        ? Optional.empty()
                        : Optional.of(
                                "verbalizer '%s' tells of %s, but the data set gives %s; choose another verbalizer"
                                        .formatted(
                                                verbalizer,
                                                EvidenceKind.FLOW_IMAGE,
                                                plan.evidence().kind()));
            case SCORES ->
                plan.trainWith() == TrainWith.TOKEN_HEAD
                        ? Optional.empty()
                        : Optional.of(
                                "verbalizer '%s' tells the scores of a head trained in this process; set train-with: token-head"
                                        .formatted(verbalizer));
            case RELATIONS ->
                plan.trainWith() == TrainWith.TOKEN_HEAD && plan.graph().isPresent()
                        ? Optional.empty()
                        : Optional.of(
                                "verbalizer '%s' tells learned relations; choose a graph and set train-with: token-head"
                                        .formatted(verbalizer));
        };
    }

    private static void refuse(Slot slot, String message) {
        throw new SlotException(slot, message);
    }
}
