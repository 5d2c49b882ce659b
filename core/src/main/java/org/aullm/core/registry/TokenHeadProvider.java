package org.aullm.core.registry;

import java.util.List;
import java.util.Set;
import org.aullm.api.Capability;
import org.aullm.api.ComponentException;
import org.aullm.api.LlmBackend;
import org.aullm.api.LlmSpec;
import org.aullm.api.ScoreSource;
import org.aullm.api.TokenSpec;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;
import org.aullm.api.prompt.PromptSpec;
import org.aullm.api.prompt.PromptTemplate;
import org.aullm.api.spi.Build;
import org.aullm.api.spi.LlmBackendProvider;

/** The language model that is none: {@code llm: none}. */
final class TokenHeadProvider implements LlmBackendProvider {

    static final TokenHeadProvider INSTANCE = new TokenHeadProvider();

    private static final Option<Integer> WIDTH =
            Option.integer("width", "length of a soft token").atLeast(1).orElse(64);

    private static final String NODES = "nodes";

    private static final Option<String> READ = Option.choice(
                    "read",
                    "what a unit is judged by: the mean of all soft tokens, or nodes, its own instruction token alone, which "
                            + "a graph with pooling units gives; without a graph that is the mean, too",
                    "mean",
                    NODES)
            .orElse("mean");

    @Override
    public String id() {
        return "none";
    }

    @Override
    public String summary() {
        return "No language model: a linear head on the mean soft token.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(WIDTH, READ);
    }

    @Override
    public LlmSpec announce(Options options, PromptSpec prompt) {
        int units = prompt.units().size();
        if (byNodes(options, prompt) && instructionTokens(prompt) != units) {
            throw new ComponentException(
                    "read: nodes needs an instruction token for each of %d units, but the graph gives %d; write pooling: units in the graph, or read: mean"
                            .formatted(units, instructionTokens(prompt)));
        }
        return new LlmSpec(
                new TokenSpec(options.get(WIDTH), 1),
                Set.of(Capability.SOFT_TOKENS, Capability.GRADIENT),
                ScoreSource.TOKEN_HEAD);
    }

    @Override
    public LlmBackend create(Build build, PromptSpec prompt) {
        return new TokenHead(
                build, announce(build.options(), prompt), prompt.units().size(), byNodes(build.options(), prompt));
    }

    private static boolean byNodes(Options options, PromptSpec prompt) {
        return options.get(READ).equals(NODES) && instructionTokens(prompt) > 0;
    }

    private static int instructionTokens(PromptSpec prompt) {
        return prompt.softTokens().getOrDefault(PromptTemplate.RELATIONS, 0);
    }
}
