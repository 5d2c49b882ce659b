package org.aullm.llm.remote;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.aullm.api.Capability;
import org.aullm.api.LlmBackend;
import org.aullm.api.LlmSpec;
import org.aullm.api.ScoreSource;
import org.aullm.api.TokenSpec;
import org.aullm.api.Tuning;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;
import org.aullm.api.prompt.PromptSpec;
import org.aullm.api.spi.Build;
import org.aullm.api.spi.LlmBackendProvider;
import org.aullm.llm.text.Questions;

/** Provides the back end {@code openai-text}: words about each clip to any OpenAI-compatible chat server. */
public final class OpenAiTextProvider implements LlmBackendProvider {

    static final Option<String> SCORE = Option.choice(
                    "score",
                    "where the number comes from: logprob (probabilities of yes and no), votes (several answers drawn by"
                            + " chance), parsed (one answer)",
                    ScoreSource.LOGPROB.key(),
                    ScoreSource.VOTES.key(),
                    ScoreSource.PARSED.key())
            .orElse(ScoreSource.LOGPROB.key());
    static final Option<Integer> SAMPLES = Option.integer("samples", "answers per question, with score votes")
            .between(1, 100)
            .orElse(5);
    static final Option<Integer> MAX_TOKENS = Option.integer(
                    "max-tokens", "longest answer, with score votes or parsed; models that think first need thousands")
            .atLeast(1)
            .orElse(16);
    static final Option<String> LIMIT_FIELD = Option.choice(
                    "limit-field",
                    "what the server calls the bound on an answer's length",
                    "max_tokens",
                    "max_completion_tokens")
            .orElse("max_tokens");
    static final Option<String> SYSTEM = Option.text("system", "the system's message; empty for none")
            .orElse("You code facial action units from measurements. Answer with one word: yes or no.");
    static final Option<String> QUESTION = Option.text(
                    "question", "what is asked of each unit, which {unit} stands for")
            .orElse(Questions.USUAL);
    static final Option<Integer> WIDTH = Option.integer(
                    "width", "length of the soft tokens that a head is trained on, with train-with token-head")
            .atLeast(1)
            .orElse(64);

    private static final List<Option<?>> OPTIONS =
            options(SCORE, SAMPLES, MAX_TOKENS, LIMIT_FIELD, SYSTEM, QUESTION, WIDTH);

    private static List<Option<?>> options(Option<?>... own) {
        List<Option<?>> all = new ArrayList<>(Server.ALL);
        all.addAll(List.of(own));
        return List.copyOf(all);
    }

    @Override
    public String id() {
        return "openai-text";
    }

    @Override
    public String summary() {
        return "words about each clip to an OpenAI-compatible chat server (OpenAI, vLLM, SGLang, llama.cpp, Ollama)";
    }

    @Override
    public List<Option<?>> options() {
        return OPTIONS;
    }

    @Override
    public Set<Tuning> tunings() {
        return Set.of(Tuning.FROZEN);
    }

    @Override
    public LlmSpec announce(Options options, PromptSpec prompt) {
        Server.of(options);
        prompt.units().forEach(unit -> Questions.about(unit, options.get(QUESTION)));
        return new LlmSpec(new TokenSpec(options.get(WIDTH), 1), Set.of(Capability.CLIP_TEXT), source(options));
    }

    private static ScoreSource source(Options options) {
        for (ScoreSource source : ScoreSource.values()) {
            if (source.key().equals(options.get(SCORE))) {
                return source;
            }
        }
        throw new IllegalStateException("the choice was checked: " + options.get(SCORE));
    }

    @Override
    public LlmBackend create(Build build, PromptSpec prompt) {
        Options options = build.options();
        ChatCompletions chat = new ChatCompletions(
                options.get(Server.MODEL),
                options.get(SYSTEM),
                source(options),
                options.get(MAX_TOKENS),
                options.get(LIMIT_FIELD));
        return new TextBackend(
                build, prompt, announce(options, prompt), chat, options.get(QUESTION), options.get(SAMPLES));
    }
}
