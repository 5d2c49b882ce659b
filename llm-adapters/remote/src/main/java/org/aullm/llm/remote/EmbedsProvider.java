package org.aullm.llm.remote;

import java.util.Set;
import org.aullm.api.Capability;
import org.aullm.api.LlmSpec;
import org.aullm.api.ScoreSource;
import org.aullm.api.TokenSpec;
import org.aullm.api.Tuning;
import org.aullm.api.option.Options;
import org.aullm.api.prompt.PromptSpec;
import org.aullm.api.spi.LlmBackendProvider;
import org.aullm.llm.text.AnswerTokens;
import org.aullm.llm.text.Questions;

/** What providers of back ends with soft tokens on a server have in common. */
abstract class EmbedsProvider implements LlmBackendProvider {

    @Override
    public final Set<Tuning> tunings() {
        return Set.of(Tuning.FROZEN);
    }

    /** Reads the tokenizer and the headers of the weights; sends nothing. */
    @Override
    public LlmSpec announce(Options options, PromptSpec prompt) {
        Server.of(options);
        prompt.units().forEach(unit -> Questions.about(unit, options.get(EmbedsOptions.QUESTION)));
        try (Vocabulary vocabulary = Vocabulary.open(options.get(EmbedsOptions.CHECKPOINT))) {
            AnswerTokens.of(vocabulary.tokenizer());
            return new LlmSpec(
                    new TokenSpec(vocabulary.width(), 1), Set.of(Capability.SOFT_TOKENS), ScoreSource.LOGPROB);
        }
    }
}
