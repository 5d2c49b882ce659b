package org.aullm.llm.decoder;

import java.util.List;
import java.util.Set;
import org.aullm.api.LlmBackend;
import org.aullm.api.LlmSpec;
import org.aullm.api.Tuning;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;
import org.aullm.api.prompt.PromptSpec;
import org.aullm.api.spi.Build;
import org.aullm.api.spi.LlmBackendProvider;
import org.aullm.llm.text.AnswerTokens;
import org.aullm.llm.text.PromptTokenizer;

/**
 * Provides the back end {@code decoder}: a language model in this process.
 *
 * <p>Tuning is about the language model's own weights: FROZEN leaves them as they are, ADAPTER adds LoRA, FULL trains
 * them. The linear head that reads the hidden state is new in every trial and is always trained. Reading answer tokens
 * needs no head: then nothing here is trained over a frozen model.
 */
public final class DecoderProvider implements LlmBackendProvider {

    @Override
    public String id() {
        return "decoder";
    }

    @Override
    public String summary() {
        return "a language model in this process (Llama, Mistral, Qwen, Gemma, Phi-3, SmolLM), tuned with LoRA";
    }

    @Override
    public String source() {
        return "AU-LLM, arXiv 2507.21778 (LoRA on q and v, head on the last hidden state); LoRA, arXiv 2106.09685";
    }

    @Override
    public List<Option<?>> options() {
        return DecoderSettings.ALL;
    }

    @Override
    public Set<Tuning> tunings() {
        return Set.of(Tuning.FROZEN, Tuning.ADAPTER, Tuning.FULL);
    }

    @Override
    public Tuning tuning() {
        return Tuning.ADAPTER;
    }

    @Override
    public LlmSpec announce(Options options, PromptSpec prompt) {
        DecoderSettings settings = DecoderSettings.of(options);
        LanguageModel model = settings.model();
        try (PromptTokenizer tokenizer = model.tokenizer()) {
            Chat chat = Chat.of(settings.chat(), tokenizer);
            int longest = settings.question()
                    .map(asked ->
                            chat.questions(asked, prompt.units(), tokenizer).longest())
                    .orElse(0);
            settings.question().ifPresent(asked -> AnswerTokens.of(tokenizer));
            PromptLength.of(prompt, settings.question().isPresent() ? chat.open() : chat, tokenizer)
                    .plus(longest + settings.positionsBefore())
                    .requireWithin(model.architecture(), model.title());
        }
        return settings.spec();
    }

    @Override
    public LlmBackend create(Build build, PromptSpec prompt) {
        return new DecoderBackend(build, prompt, DecoderSettings.of(build.options()));
    }
}
