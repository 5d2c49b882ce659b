package org.aullm.llm.decoder;

import ai.djl.ndarray.NDArray;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.aullm.api.ComponentDescription;
import org.aullm.api.Explainer;
import org.aullm.api.LlmBackend;
import org.aullm.api.LlmSpec;
import org.aullm.api.Mode;
import org.aullm.api.Parameter;
import org.aullm.api.Tuning;
import org.aullm.api.prompt.Prompt;
import org.aullm.api.prompt.PromptSpec;
import org.aullm.api.spi.Build;
import org.aullm.llm.text.AnswerTokens;
import org.aullm.llm.text.Questions;
import org.aullm.tensor.GradMode;
import org.aullm.tensor.TensorComponent;
import org.aullm.tensor.nn.Linear;

/** A decoder that reads a prompt with soft tokens, and a read-out of its hidden states. */
final class DecoderBackend extends TensorComponent implements LlmBackend {

    private final DecoderSettings settings;
    private final LlmSpec spec;
    private final ComponentDescription description;
    private final LoadedModel model;
    private final Chat turn;
    private final PromptReader reader;
    private final PromptRows rows;
    private final ReadOut readOut;
    private final Optional<PrefixCache> prefixes;
    private final Shortcuts shortcuts;
    private final boolean adapted;
    private final boolean frozen;

    DecoderBackend(Build build, PromptSpec prompt, DecoderSettings settings) {
        super(build);
        Optional<Adapters> adapters = settings.adapters(build.tuning());
        this.shortcuts = settings.shortcuts();
        this.settings = settings;
        this.adapted = adapters.isPresent();
        this.spec = settings.spec();
        this.model = new LoadedModel(settings.model(), adapters, build, weights(), settings.compute());
        // What is listed by now is what the decoder is made of: read-outs come after.
        List<NDArray> changing =
                parameters().trained().stream().map(Parameter::array).toList();
        this.turn = Chat.of(settings.chat(), model.tokenizer());
        Chat chat = settings.question().isPresent() ? turn.open() : turn;
        this.reader =
                new PromptReader(model.tokenizer(), chat, model.architecture().hidden());
        // State, not a constant: it must not follow the table when that is trained, saved and loaded.
        NDArray scale = weights()
                .as(Parameter.Role.BUFFER)
                .constant("soft_tokens.scale", model.words().scale(), 1);
        this.rows = new PromptRows(model.words(), scale);
        Optional<AnswerTokens> answers = settings.question().map(asked -> AnswerTokens.of(model.tokenizer()));
        this.readOut = readOut(prompt, answers);
        PromptLength length = PromptLength.of(prompt, chat, model.tokenizer());
        requireWithin(length);
        this.description = Descriptions.of(settings, build.tuning(), adapted, length, readOut.questions(), answers);
        this.frozen = changing.isEmpty();
        this.prefixes = build.tuning() == Tuning.FULL
                ? Optional.empty()
                : Optional.of(
                        new PrefixCache(model.decoder(), model.words(), model::before, changing, build.manager()));
    }

    private ReadOut readOut(PromptSpec prompt, Optional<AnswerTokens> answers) {
        if (answers.isEmpty()) {
            // The head is trained whatever the tuning: it is new in every trial.
            return new ReadOut.HiddenState(Linear.of(
                    weights().as(Parameter.Role.TRAINED),
                    "head",
                    model.architecture().hidden(),
                    prompt.units().size()));
        }
        Questions questions = turn.questions(settings.question().orElseThrow(), prompt.units(), model.tokenizer());
        return new ReadOut.Answers(
                questions,
                model.vocabularyHead(answers.get().all()),
                answers.get().yes().size());
    }

    private void requireWithin(PromptLength length) {
        length.plus(readOut.questions().longest() + model.positionsBefore())
                .requireWithin(model.architecture(), settings.model().title());
    }

    @Override
    public LlmSpec spec() {
        return spec;
    }

    @Override
    public ComponentDescription description() {
        return description;
    }

    /** Text by this model as it is tuned. */
    Generator generator() {
        return new Generator(model);
    }

    @Override
    public Optional<Explainer> explainer() {
        return Optional.of(new DecoderExplainer(model, turn, rows));
    }

    @Override
    public NDArray infer(Prompt prompt, Mode mode) {
        PromptTokens tokens = reader.read(prompt);
        requireWithin(tokens.length());
        return readOut.logits(states(tokens, mode));
    }

    private NDArray states(PromptTokens tokens, Mode mode) {
        NDArray suffixes = rows.suffixes(tokens, readOut.questions());
        List<Integer> branches = readOut.questions().lengths();
        int batch = tokens.batch();
        int own = (int) suffixes.getShape().get(1);
        int prefix = tokens.prefix().size();
        int before = model.positionsBefore();
        Decoder decoder = model.decoder();
        if (!shortcuts.sharedPrefix()) {
            Layout layout = new Layout(before, 0, batch, prefix + own, branches);
            return decoder.read(rows.whole(tokens, suffixes), layout, model.before(), mode, shortcuts);
        }
        Layout layout = new Layout(before, prefix, batch, own, branches);
        // Where positions turn otherwise in longer texts, a prefix read by itself is another one.
        boolean steady = model.architecture().steady(before + prefix) >= layout.length();
        boolean learns = mode == Mode.TRAIN || GradMode.isOn();
        if (prefixes.isPresent() && prefix > 0 && steady && (frozen || !learns)) {
            List<KeysValues> past = prefixes.get().of(tokens.prefix());
            Layout after = new Layout(before + prefix, 0, batch, own, branches);
            return decoder.read(PromptRows.flat(suffixes), after, past, mode, shortcuts);
        }
        return decoder.read(rows.shared(tokens, suffixes), layout, model.before(), mode, shortcuts);
    }

    /** Beside the state, adapters in PEFT's layout in a folder {@code adapter}: a copy for other programs. */
    @Override
    public void save(Path folder) {
        super.save(folder);
        if (adapted) {
            PeftWriter.write(
                    folder.resolve("adapter"),
                    settings.model().title(),
                    settings.adapter(),
                    model.architecture(),
                    parameters());
        }
    }

    @Override
    public void load(Path folder) {
        super.load(folder);
        model.words().forget();
        prefixes.ifPresent(PrefixCache::forget);
    }

    @Override
    public void close() {
        model.close();
        super.close();
    }
}
