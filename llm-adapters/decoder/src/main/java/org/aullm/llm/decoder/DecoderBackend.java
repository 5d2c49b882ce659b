package org.aullm.llm.decoder;

import ai.djl.ndarray.NDArray;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.aullm.api.ComponentDescription;
import org.aullm.api.LlmBackend;
import org.aullm.api.LlmSpec;
import org.aullm.api.Mode;
import org.aullm.api.Parameter;
import org.aullm.api.Tuning;
import org.aullm.api.prompt.Prompt;
import org.aullm.api.prompt.PromptSpec;
import org.aullm.api.spi.Build;
import org.aullm.tensor.TensorComponent;
import org.aullm.tensor.nn.Linear;

/** A decoder that reads a prompt with soft tokens, and a linear head on its hidden state at the last position. */
final class DecoderBackend extends TensorComponent implements LlmBackend {

    private final String title;
    private final LlmSpec spec;
    private final ComponentDescription description;
    private final LoadedModel model;
    private final PromptReader reader;
    private final PromptRows rows;
    private final Linear head;
    private final Optional<PrefixCache> prefixes;
    private final Shortcuts shortcuts;

    DecoderBackend(Build build, PromptSpec prompt, DecoderSettings settings, Shortcuts shortcuts) {
        super(build);
        Optional<LoraSettings> lora =
                build.tuning() == Tuning.ADAPTER ? Optional.of(settings.lora()) : Optional.empty();
        this.shortcuts = shortcuts;
        this.title = settings.model().title();
        this.spec = settings.spec();
        this.model = new LoadedModel(settings.model(), lora, build, weights());
        int hidden = model.architecture().hidden();
        PromptLength length = PromptLength.of(prompt, model.tokenizer());
        length.requireWithin(model.architecture(), title);
        this.description = Descriptions.of(settings, build.tuning(), length);
        this.reader = new PromptReader(model.tokenizer(), hidden);
        // State, not a constant: it must not follow the table when that is trained, saved and loaded.
        NDArray scale = weights()
                .as(Parameter.Role.BUFFER)
                .constant("soft_tokens.scale", model.words().scale(), 1);
        this.rows = new PromptRows(model.words(), scale);
        this.head = Linear.of(
                weights().as(Parameter.Role.TRAINED),
                "head",
                hidden,
                prompt.units().size());
        this.prefixes = build.tuning() == Tuning.FROZEN
                ? Optional.of(new PrefixCache(model.decoder(), model.words(), build.manager()))
                : Optional.empty();
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
    public NDArray infer(Prompt prompt, Mode mode) {
        PromptTokens tokens = reader.read(prompt);
        tokens.length().requireWithin(model.architecture(), title);
        return head.apply(state(tokens, mode));
    }

    private NDArray state(PromptTokens tokens, Mode mode) {
        NDArray suffixes = rows.suffixes(tokens);
        int batch = tokens.batch();
        int own = (int) suffixes.getShape().get(1);
        int prefix = tokens.prefix().size();
        boolean trimmed = shortcuts.trimmedLastLayer();
        Decoder decoder = model.decoder();
        if (!shortcuts.sharedPrefix()) {
            Layout layout = Layout.plain(batch, prefix + own);
            return decoder.read(rows.whole(tokens, suffixes), layout, List.of(), mode, trimmed);
        }
        if (prefixes.isPresent()) {
            List<KeysValues> past = prefixes.get().of(tokens.prefix());
            return decoder.read(PromptRows.flat(suffixes), new Layout(prefix, 0, batch, own), past, mode, trimmed);
        }
        Layout layout = new Layout(0, prefix, batch, own);
        return decoder.read(rows.shared(tokens, suffixes), layout, List.of(), mode, trimmed);
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
