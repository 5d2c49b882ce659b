package org.aullm.llm.remote;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.aullm.api.ActionUnit;
import org.aullm.api.ComponentDescription;
import org.aullm.api.ComponentException;
import org.aullm.api.LlmBackend;
import org.aullm.api.LlmSpec;
import org.aullm.api.Mode;
import org.aullm.api.prompt.Prompt;
import org.aullm.api.prompt.PromptSpec;
import org.aullm.api.spi.Build;
import org.aullm.llm.remote.EmbedsPrompt.Part;
import org.aullm.llm.remote.EmbedsPrompt.Words;
import org.aullm.llm.text.AnswerTokens;
import org.aullm.llm.text.Questions;
import org.aullm.tensor.Arrays;
import org.aullm.tensor.Numbers;
import org.aullm.tensor.Shapes;
import org.aullm.tensor.TensorComponent;

/** Sends soft tokens to a server, with one question of yes or no about each clip and unit. */
final class EmbedsBackend extends TensorComponent implements LlmBackend {

    private final Build build;
    private final LlmSpec spec;
    private final List<ActionUnit> units;
    private final String question;
    private final Vocabulary vocabulary;
    private final AnswerTokens answers;
    private final Protocol protocol;
    private final Interview interview;
    private final String id;
    private final Map<String, Words> words = new HashMap<>();

    /** What a provider chooses. */
    @FunctionalInterface
    interface Speaking {
        Protocol with(int width, List<Integer> answerTokens);
    }

    EmbedsBackend(String id, Build build, PromptSpec prompt, LlmSpec spec, Speaking speaking) {
        super(build);
        this.id = id;
        this.build = build;
        this.spec = spec;
        this.units = prompt.units();
        this.question = build.options().get(EmbedsOptions.QUESTION);
        Server server = Server.of(build.options());
        this.vocabulary = Vocabulary.open(build.options().get(EmbedsOptions.CHECKPOINT));
        this.answers = AnswerTokens.of(vocabulary.tokenizer());
        this.protocol = speaking.with(vocabulary.width(), answers.all());
        this.interview = new Interview(server, AnswerCache.usual());
    }

    @Override
    public LlmSpec spec() {
        return spec;
    }

    @Override
    public NDArray infer(Prompt prompt, Mode mode) {
        List<List<Part>> clips = clips(prompt);
        float[] start = vocabulary.rows(vocabulary.tokenizer().start(), build.manager());
        List<Words> questions = units.stream()
                .map(unit -> words(Questions.about(unit, question)))
                .toList();
        List<Callable<Ask>> asks = new ArrayList<>();
        for (List<Part> clip : clips) {
            for (Words asked : questions) {
                asks.add(() -> protocol.ask(new EmbedsPrompt(clip, asked), start));
            }
        }
        List<Answer> answered = interview.answers(asks, protocol::read);
        float[] logits = new float[answered.size()];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = (float) logit(answered.get(i));
        }
        return Arrays.data(build.manager(), logits, build.precision(), clips.size(), units.size());
    }

    private double logit(Answer answer) {
        Predicate<String> yes = token -> answers.yes().containsKey(Integer.valueOf(token));
        Predicate<String> no = token -> answers.no().containsKey(Integer.valueOf(token));
        return LogOdds.of(answer.logprobs(), yes, no).orElseGet(() -> {
            interview.unclear();
            return -LogOdds.ONE_VOTE;
        });
    }

    /** The prompt's parts, once for each clip. */
    private List<List<Part>> clips(Prompt prompt) {
        int batch = 0;
        for (Prompt.Part part : prompt.parts()) {
            if (part instanceof Prompt.ClipTokens soft) {
                Shapes.require("soft tokens '" + soft.slot() + "'", soft.tokens(), -1, -1, vocabulary.width());
                batch = (int) soft.tokens().getShape().get(0);
            }
        }
        List<List<Part>> clips = new ArrayList<>();
        for (int clip = 0; clip < batch; clip++) {
            clips.add(new ArrayList<>());
        }
        double scale = scale(prompt);
        for (Prompt.Part part : prompt.parts()) {
            if (part instanceof Prompt.FixedText fixed) {
                Words said = words(fixed.text());
                clips.forEach(parts -> parts.add(said));
            } else if (part instanceof Prompt.ClipTokens soft) {
                double[] all = Numbers.doubles(soft.tokens());
                int each = all.length / batch;
                for (int clip = 0; clip < batch; clip++) {
                    float[] rows = new float[each];
                    for (int i = 0; i < each; i++) {
                        rows[i] = (float) (all[clip * each + i] * scale);
                    }
                    clips.get(clip).add(new EmbedsPrompt.Soft(rows));
                }
            } else {
                throw new ComponentException(
                        "back end '%s' reads soft tokens, not words about each clip".formatted(id));
            }
        }
        return clips;
    }

    /** The root mean square of the prompt's own words: soft tokens come in this unit, as for an in-process decoder. */
    private double scale(Prompt prompt) {
        double sum = 0;
        long count = 0;
        for (Prompt.Part part : prompt.parts()) {
            if (part instanceof Prompt.FixedText fixed) {
                for (float value : words(fixed.text()).rows()) {
                    sum += (double) value * value;
                    count++;
                }
            }
        }
        return count == 0 ? 1 : Math.sqrt(sum / count);
    }

    private Words words(String text) {
        return words.computeIfAbsent(
                text,
                said -> new Words(said, vocabulary.rows(vocabulary.tokenizer().encode(said), build.manager())));
    }

    @Override
    public Map<String, Double> usage() {
        return interview.usage();
    }

    @Override
    public ComponentDescription description() {
        Map<String, String> facts = interview.facts(
                "soft tokens of width %d and the prompt's words".formatted(vocabulary.width()),
                protocol.title(),
                spec.scoreSource().key());
        facts.put("answers", answers.toString());
        return new ComponentDescription(id, facts);
    }

    @Override
    public void close() {
        interview.close();
        vocabulary.close();
        super.close();
    }
}
