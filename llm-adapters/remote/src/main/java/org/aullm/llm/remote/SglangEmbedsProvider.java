package org.aullm.llm.remote;

import java.util.List;
import org.aullm.api.LlmBackend;
import org.aullm.api.option.Option;
import org.aullm.api.prompt.PromptSpec;
import org.aullm.api.spi.Build;

/** Provides the back end {@code sglang-embeds}: soft tokens to an SGLang server. */
public final class SglangEmbedsProvider extends EmbedsProvider {

    static final Option<String> LORA = Option.text("lora-path", "adapter that the server has loaded; empty for none")
            .orElse("");

    private static final List<Option<?>> OPTIONS = EmbedsOptions.with(LORA);

    @Override
    public String id() {
        return "sglang-embeds";
    }

    @Override
    public String summary() {
        return "soft tokens to an SGLang server (input_embeds), one question of yes or no per unit";
    }

    @Override
    public String source() {
        return "SGLang, native API";
    }

    @Override
    public List<Option<?>> options() {
        return OPTIONS;
    }

    @Override
    public LlmBackend create(Build build, PromptSpec prompt) {
        return new EmbedsBackend(
                id(),
                build,
                prompt,
                announce(build.options(), prompt),
                (width, labels) ->
                        new SglangGenerate(width, labels, build.options().get(LORA)));
    }
}
