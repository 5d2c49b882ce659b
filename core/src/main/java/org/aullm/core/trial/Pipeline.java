package org.aullm.core.trial;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aullm.api.Component;
import org.aullm.api.ComponentDescription;
import org.aullm.api.LlmBackend;
import org.aullm.api.Loss;
import org.aullm.api.Mode;
import org.aullm.api.Projector;
import org.aullm.api.Regularizer;
import org.aullm.api.RelationGraph;
import org.aullm.api.SoftTokens;
import org.aullm.api.TrainingSpec;
import org.aullm.api.VisualEncoder;
import org.aullm.api.VisualFeatures;
import org.aullm.api.data.Clip;
import org.aullm.api.data.LabelTable;
import org.aullm.api.option.Options;
import org.aullm.api.spi.Build;
import org.aullm.api.spi.LlmBackendProvider;
import org.aullm.core.registry.Part;
import org.aullm.core.registry.Registry;
import org.aullm.core.registry.Slot;
import org.aullm.tensor.Engines;
import org.aullm.tensor.Seeds;

/** A trial's components, built and wired. Each draws its initial weights from a stream named after its slot. */
final class Pipeline implements AutoCloseable {

    private static final String STAND_IN = "/stand-in";

    private final Deque<Component> built = new ArrayDeque<>();
    private final Map<String, Map<String, String>> descriptions = new LinkedHashMap<>();
    private final Stages stages = new Stages();
    private final Map<String, Component> judging = new LinkedHashMap<>();
    private final long seed;
    private final Device device;
    private final boolean checked;

    private final VisualEncoder encoder;
    private final Projector projector;
    private final Optional<RelationGraph> graph;
    private final LanguageModel languageModel;
    private final Loss loss;
    private Optional<Eyes> eyes = Optional.empty();
    private final List<Term> terms = new ArrayList<>();

    /** A regularizer and its share of the loss. */
    record Term(String name, Regularizer regularizer, double weight) {}

    /**
     * Builds them.
     *
     * @param checked whether everything that they give back is looked at
     */
    Pipeline(Blueprint plan, List<Clip> clips, long seed, Device device, boolean checked) {
        LabelTable training = new LabelTable(
                plan.prompt().units(), clips.stream().map(Clip::labels).toList());
        this.seed = seed;
        this.device = device;
        this.checked = checked;
        boolean complete = false;
        try {
            encoder = add(
                    plan.encoder(), plan.encoder().provider().create(build(plan.encoder(), ""), plan.evidence()), "");
            languageModel = new LanguageModel(
                    add(plan.llm(), plan.llm().provider().create(build(plan.llm(), ""), plan.prompt()), ""),
                    plan.trainWith() == TrainWith.TOKEN_HEAD ? Optional.of(tokenHead(plan)) : Optional.empty(),
                    plan.prompt());
            projector = add(
                    plan.projector(),
                    plan.projector()
                            .provider()
                            .create(
                                    build(plan.projector(), ""),
                                    plan.features(),
                                    plan.llmSpec().tokens()),
                    "");
            graph = plan.graph()
                    .map(part -> add(
                            part,
                            part.provider()
                                    .create(
                                            build(part, ""),
                                            plan.features(),
                                            plan.llmSpec().tokens(),
                                            training),
                            ""));
            loss = add(plan.loss(), plan.loss().provider().create(build(plan.loss(), ""), training), "");
            TrainingSpec whole = new TrainingSpec(
                    clips,
                    plan.prompt().units(),
                    plan.features(),
                    plan.llmSpec().tokens());
            for (var part : plan.regularizers()) {
                String name = "/" + terms.size() + "-" + part.provider().id();
                Regularizer regularizer = add(part, part.provider().create(build(part, name), whole), name);
                terms.add(new Term(name, regularizer, part.options().get(Slot.WEIGHT)));
            }
            complete = true;
        } finally {
            if (!complete) {
                close();
            }
        }
    }

    private LlmBackend tokenHead(Blueprint plan) {
        LlmBackendProvider provider = Registry.tokenHead();
        Options options = Options.of(
                Slot.LLM.options(provider),
                Map.of("width", plan.llmSpec().tokens().width()));
        Part<LlmBackendProvider> part = new Part<>(Slot.LLM, provider, options);
        return add(part, provider.create(build(part, STAND_IN), plan.prompt()), STAND_IN);
    }

    private Build build(Part<?> part, String suffix) {
        return new Build(
                Engines.newManager(device),
                Seeds.derive(seed, part.slot().key() + suffix),
                DataType.FLOAT32,
                part.tuning(),
                part.options());
    }

    private <C extends Component> C add(Part<?> part, C component, String suffix) {
        built.push(component);
        ComponentDescription description = component.description();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("id", description.id());
        facts.putAll(description.facts());
        descriptions.put(part.slot().key() + suffix, facts);
        if (part.slot() != Slot.LOSS && part.slot() != Slot.REGULARIZER) {
            judging.put(part.slot().key() + suffix, component);
        }
        stages.add(part, component);
        return checked ? Checked.around(part.slot(), component) : component;
    }

    /** Writes the state of every component that judges, each into a folder named after its slot. */
    void save(Path folder) throws IOException {
        for (Map.Entry<String, Component> each : judging.entrySet()) {
            each.getValue().save(Files.createDirectories(folder.resolve(each.getKey())));
        }
    }

    /** Reads back what was saved. */
    void load(Path folder) {
        judging.forEach((slot, component) -> component.load(folder.resolve(slot)));
    }

    VisualEncoder encoder() {
        return encoder;
    }

    /** From here on, what the frozen encoder saw once is remembered. */
    void remember(Eyes frozen) {
        eyes = Optional.of(frozen);
    }

    /** What the encoder sees in a batch. */
    VisualFeatures encode(NDManager step, Batch batch, Mode mode) {
        return eyes.isPresent() ? eyes.get().see(step, batch) : encoder.encode(batch.evidence(), mode);
    }

    Projector projector() {
        return projector;
    }

    Optional<RelationGraph> graph() {
        return graph;
    }

    Loss loss() {
        return loss;
    }

    List<Term> terms() {
        return terms;
    }

    Stages stages() {
        return stages;
    }

    /** What each slot's component says of itself. */
    Map<String, Map<String, String>> descriptions() {
        return descriptions;
    }

    LanguageModel languageModel() {
        return languageModel;
    }

    /** What the language model used. */
    Map<String, Double> usage() {
        return languageModel.llm().usage();
    }

    /**
     * Seeds the engine for a slot's next call, so that no slot's randomness depends on another's.
     *
     * @param purpose empty for the step's first look at its clips
     */
    void seed(Slot slot, String purpose, long step) {
        Engines.seed(Seeds.derive(seed, slot.key() + "/step" + purpose, step));
    }

    static Optional<NDArray> arrays(Optional<SoftTokens> tokens) {
        return tokens.map(SoftTokens::tokens);
    }

    @Override
    public void close() {
        while (!built.isEmpty()) {
            built.pop().close();
        }
    }
}
