package org.example.echo;

import java.util.List;
import java.util.Set;
import org.aullm.api.Capability;
import org.aullm.api.LlmBackend;
import org.aullm.api.LlmSpec;
import org.aullm.api.ScoreSource;
import org.aullm.api.TokenSpec;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;
import org.aullm.api.prompt.PromptSpec;
import org.aullm.api.spi.Build;
import org.aullm.api.spi.LlmBackendProvider;

/** Provides the back end {@code echo}. Asking it anything is cheap: nothing is loaded before {@link #create}. */
public final class EchoProvider implements LlmBackendProvider {

    static final String ID = "echo";

    private static final Option<Integer> WIDTH =
            Option.integer("width", "length of a soft token").atLeast(1).orElse(16);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String summary() {
        return "Repeats what the content tokens say: no language model, a linear layer on their mean.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(WIDTH);
    }

    @Override
    public LlmSpec announce(Options options, PromptSpec prompt) {
        return new LlmSpec(
                new TokenSpec(options.get(WIDTH), 1),
                Set.of(Capability.SOFT_TOKENS, Capability.GRADIENT),
                ScoreSource.TOKEN_HEAD);
    }

    @Override
    public LlmBackend create(Build build, PromptSpec prompt) {
        return new EchoBackend(
                build, announce(build.options(), prompt), prompt.units().size());
    }
}
