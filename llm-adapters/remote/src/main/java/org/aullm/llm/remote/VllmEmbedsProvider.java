package org.aullm.llm.remote;

import java.util.List;
import java.util.Locale;
import org.aullm.api.LlmBackend;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;
import org.aullm.api.prompt.PromptSpec;
import org.aullm.api.spi.Build;

/** Provides the back end {@code vllm-embeds}: soft tokens to a vLLM server. */
public final class VllmEmbedsProvider extends EmbedsProvider {

    static final Option<String> MODE = Option.choice(
                    "mode",
                    "completions (the whole prompt as vectors, no chat template) or chat (soft tokens amid text, in the"
                            + " model's chat template)",
                    "completions",
                    "chat")
            .orElse("completions");
    static final Option<String> TYPE = Option.choice(
                    "dtype", "how numbers travel; bfloat16 halves the traffic", "bfloat16", "float32")
            .orElse("bfloat16");
    static final Option<String> LABELS = Option.choice(
                    "label-logprobs",
                    "exact (asks for the answer tokens by number) or top (the likeliest 20, for older servers)",
                    "exact",
                    "top")
            .orElse("exact");

    private static final List<Option<?>> OPTIONS = EmbedsOptions.with(MODE, TYPE, LABELS);

    @Override
    public String id() {
        return "vllm-embeds";
    }

    @Override
    public String summary() {
        return "soft tokens to a vLLM server (prompt_embeds), one question of yes or no per unit";
    }

    @Override
    public String source() {
        return "vLLM, prompt embeddings";
    }

    @Override
    public List<Option<?>> options() {
        return OPTIONS;
    }

    @Override
    public LlmBackend create(Build build, PromptSpec prompt) {
        Options options = build.options();
        String model = options.get(Server.MODEL);
        TorchFile.Type type = TorchFile.Type.valueOf(options.get(TYPE).toUpperCase(Locale.ROOT));
        boolean exact = options.get(LABELS).equals("exact");
        EmbedsBackend.Speaking speaking = options.get(MODE).equals("chat")
                ? (width, labels) -> new VllmChat(model, width, type, labels, exact)
                : (width, labels) -> new VllmCompletions(model, width, type, labels, exact);
        return new EmbedsBackend(id(), build, prompt, announce(options, prompt), speaking);
    }
}
