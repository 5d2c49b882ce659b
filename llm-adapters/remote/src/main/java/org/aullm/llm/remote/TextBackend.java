package org.aullm.llm.remote;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aullm.api.ActionUnit;
import org.aullm.api.ComponentDescription;
import org.aullm.api.ComponentException;
import org.aullm.api.LlmBackend;
import org.aullm.api.LlmSpec;
import org.aullm.api.Mode;
import org.aullm.api.ScoreSource;
import org.aullm.api.prompt.Prompt;
import org.aullm.api.prompt.PromptSpec;
import org.aullm.api.spi.Build;
import org.aullm.llm.text.Questions;
import org.aullm.tensor.Arrays;
import org.aullm.tensor.TensorComponent;

/** Tells a chat server about each clip in words, with one question of yes or no about each unit. */
final class TextBackend extends TensorComponent implements LlmBackend {

    private static final Pattern WORD = Pattern.compile("\\b(yes|no)\\b", Pattern.CASE_INSENSITIVE);
    private static final Predicate<String> YES = LogOdds.writes("yes");
    private static final Predicate<String> NO = LogOdds.writes("no");

    private final Build build;
    private final LlmSpec spec;
    private final List<ActionUnit> units;
    private final String question;
    private final int samples;
    private final ChatCompletions chat;
    private final Interview interview;

    TextBackend(Build build, PromptSpec prompt, LlmSpec spec, ChatCompletions chat, String question, int samples) {
        super(build);
        this.build = build;
        this.spec = spec;
        this.units = prompt.units();
        this.question = question;
        this.samples = spec.scoreSource() == ScoreSource.VOTES ? samples : 1;
        this.chat = chat;
        this.interview = new Interview(Server.of(build.options()), AnswerCache.usual());
    }

    @Override
    public LlmSpec spec() {
        return spec;
    }

    @Override
    public NDArray infer(Prompt prompt, Mode mode) {
        List<String> clips = texts(prompt);
        List<Callable<Ask>> asks = new ArrayList<>();
        for (String clip : clips) {
            for (ActionUnit unit : units) {
                for (int sample = 0; sample < samples; sample++) {
                    int number = sample;
                    asks.add(() -> chat.ask(clip + Questions.about(unit, question), number));
                }
            }
        }
        List<Answer> answers = interview.answers(asks, chat::read);
        float[] logits = new float[clips.size() * units.size()];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = (float) logit(answers.subList(i * samples, (i + 1) * samples));
        }
        return Arrays.data(build.manager(), logits, build.precision(), clips.size(), units.size());
    }

    private double logit(List<Answer> answers) {
        if (spec.scoreSource() == ScoreSource.LOGPROB) {
            return LogOdds.of(answers.get(0).logprobs(), YES, NO).orElseGet(this::unclear);
        }
        long yes = 0;
        for (Answer answer : answers) {
            Optional<String> word = firstWord(answer.text());
            if (word.isEmpty()) {
                interview.unclear();
            } else if (word.get().equals("yes")) {
                yes++;
            }
        }
        return LogOdds.votes(yes, answers.size() - yes);
    }

    /** An answer that is neither counts as no: whoever finds a unit has to say so. */
    private double unclear() {
        interview.unclear();
        return -LogOdds.ONE_VOTE;
    }

    static Optional<String> firstWord(String text) {
        Matcher matcher = WORD.matcher(text);
        return matcher.find() ? Optional.of(matcher.group().toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    private static List<String> texts(Prompt prompt) {
        int batch = prompt.parts().stream()
                .filter(Prompt.ClipText.class::isInstance)
                .mapToInt(part -> ((Prompt.ClipText) part).texts().size())
                .findFirst()
                .orElseThrow(
                        () -> new ComponentException("back end 'openai-text' reads words about each clip, and there are"
                                + " none. Name verbalizers and use a template with the slot {content}"));
        List<String> texts = new ArrayList<>();
        for (int clip = 0; clip < batch; clip++) {
            StringBuilder text = new StringBuilder();
            for (Prompt.Part part : prompt.parts()) {
                if (part instanceof Prompt.FixedText fixed) {
                    text.append(fixed.text());
                } else if (part instanceof Prompt.ClipText own) {
                    text.append(own.texts().get(clip));
                } else {
                    throw new ComponentException("back end 'openai-text' reads words, not soft tokens");
                }
            }
            texts.add(text.toString());
        }
        return texts;
    }

    @Override
    public Map<String, Double> usage() {
        return interview.usage();
    }

    @Override
    public ComponentDescription description() {
        String scores = spec.scoreSource().key()
                + (spec.scoreSource() == ScoreSource.VOTES ? " of " + samples + " answers" : "");
        return new ComponentDescription(
                "openai-text",
                interview.facts(
                        "words about each clip: " + String.join(", ", verbalizers()),
                        "OpenAI chat completions",
                        scores));
    }

    private List<String> verbalizers() {
        return build.options().plain().get("verbalizers") instanceof List<?> names
                ? names.stream().map(String::valueOf).toList()
                : List.of();
    }

    @Override
    public void close() {
        interview.close();
        super.close();
    }
}
