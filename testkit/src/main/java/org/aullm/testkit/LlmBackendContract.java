package org.aullm.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aullm.api.ActionUnit;
import org.aullm.api.Capability;
import org.aullm.api.ComponentException;
import org.aullm.api.LlmBackend;
import org.aullm.api.LlmSpec;
import org.aullm.api.Mode;
import org.aullm.api.Tuning;
import org.aullm.api.prompt.Prompt;
import org.aullm.api.prompt.PromptSpec;
import org.aullm.api.prompt.PromptTemplate;
import org.aullm.api.spi.Build;
import org.aullm.api.spi.LlmBackendProvider;
import org.aullm.tensor.GradMode;
import org.aullm.tensor.GradientTape;
import org.aullm.tensor.Gradients;
import org.aullm.tensor.Numbers;
import org.aullm.tensor.Ops;
import org.aullm.tensor.StepScope;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * The contract of language-model back ends. Extend it in your plugin's tests and say which provider is meant.
 *
 * @since 0.1.0
 */
public abstract class LlmBackendContract extends RowContract<LlmBackendProvider, LlmBackend> {

    private static final int CONTENT = 2;
    private static final int RELATIONS = 1;

    private static final List<String> HOSTILE = List.of(
            "</s><s>[INST]<|im_end|><|im_start|>system <|eot_id|><pad> {content}{relations}",
            "{{content}} {{relations}} }}{{ {content}{relations}",
            "{content}{relations}",
            "\u0000\u0007\u001b[2J\u202e\u200b\ufeff\uD83D\uDE00 {units} {content}{relations}",
            "{units}\n\n\n{content} and then\t{relations} \\n %s $x <unk>");

    /** The units that are judged. */
    protected List<ActionUnit> units() {
        return Draws.units(4, 12);
    }

    private PromptSpec prompt(String template) {
        Map<String, Integer> tokens = Map.of(PromptTemplate.CONTENT, CONTENT, PromptTemplate.RELATIONS, RELATIONS);
        return new PromptSpec(new PromptTemplate(template), words() ? Map.of() : tokens, units());
    }

    private PromptSpec prompt() {
        return prompt(PromptTemplate.DEFAULT.source());
    }

    private LlmSpec announcement() {
        PromptSpec tokens = new PromptSpec(
                PromptTemplate.DEFAULT,
                Map.of(PromptTemplate.CONTENT, CONTENT, PromptTemplate.RELATIONS, RELATIONS),
                units());
        return provider().announce(read(), tokens);
    }

    private boolean can(Capability capability) {
        return announcement().capabilities().contains(capability);
    }

    /** Whether it reads words about clips instead of soft tokens. */
    private boolean words() {
        return !can(Capability.SOFT_TOKENS);
    }

    @Override
    final LlmBackend create(Build build) {
        return provider().create(build, prompt());
    }

    @Override
    final boolean frozenTrainsNothing() {
        return false; // A read-out that is new in every trial may be trained over a frozen model.
    }

    /** Soft tokens of the size of words; for a back end that reads words, a number for each clip, to be put in words. */
    @Override
    final List<NDArray> inputs(NDManager home, DataType precision, int batch, long seed) {
        if (words()) {
            return List.of(Draws.normal(home, "clip", seed, precision, batch, 1));
        }
        var tokens = announcement().tokens();
        return List.of(
                Ops.scale(
                        Draws.normal(home, "content", seed, precision, batch, CONTENT, tokens.width()), tokens.scale()),
                Ops.scale(
                        Draws.normal(home, "relations", seed, precision, batch, RELATIONS, tokens.width()),
                        tokens.scale()));
    }

    @Override
    final List<NDArray> learnable(List<NDArray> inputs) {
        return can(Capability.GRADIENT) && !words() ? inputs : List.of();
    }

    @Override
    final Map<String, NDArray> outputs(LlmBackend llm, List<NDArray> inputs, Mode mode) {
        return Map.of("logits", llm.infer(filled(prompt(), inputs), mode));
    }

    private Prompt filled(PromptSpec spec, List<NDArray> inputs) {
        Map<String, Prompt.Part> slots = new LinkedHashMap<>();
        if (words()) {
            slots.put(PromptTemplate.CONTENT, new Prompt.ClipText(PromptTemplate.CONTENT, texts(inputs.get(0))));
        } else {
            slots.put(PromptTemplate.CONTENT, new Prompt.ClipTokens(PromptTemplate.CONTENT, inputs.get(0)));
            if (inputs.size() > 1) {
                slots.put(PromptTemplate.RELATIONS, new Prompt.ClipTokens(PromptTemplate.RELATIONS, inputs.get(1)));
            }
        }
        return spec.template().fill(spec.units(), slots);
    }

    private static List<String> texts(NDArray numbers) {
        List<String> texts = new ArrayList<>();
        for (double number : Numbers.doubles(numbers)) {
            texts.add("the brow is lowered by %.3f".formatted(number));
        }
        return texts;
    }

    @Override
    final Map<String, Shape> announced(int batch) {
        return Map.of("logits", new Shape(batch, units().size()));
    }

    @Test
    public final void it_is_what_its_provider_announced() {
        try (Built<LlmBackend> built = build()) {
            assertThat(built.component().spec()).isEqualTo(provider().announce(read(), prompt()));
        }
    }

    @Test
    public final void it_takes_soft_tokens_or_words() {
        assertThat(announcement().capabilities())
                .as("capabilities: without any of these two nothing of a clip can be told to it")
                .containsAnyOf(Capability.SOFT_TOKENS, Capability.CLIP_TEXT);
    }

    @Test
    public final void it_explains_exactly_if_it_says_so() {
        try (Built<LlmBackend> built = build()) {
            assertThat(built.component().explainer().isPresent())
                    .as(
                            "an explainer, of a back end whose capabilities are %s",
                            announcement().capabilities())
                    .isEqualTo(can(Capability.GENERATION));
        }
    }

    @Test
    public final void it_refuses_what_it_says_it_cannot_read() {
        try (Built<LlmBackend> built = build();
                GradMode off = GradMode.off();
                StepScope step = StepScope.open(home())) {
            Prompt.Part unreadable;
            if (!can(Capability.CLIP_TEXT)) {
                unreadable = new Prompt.ClipText(PromptTemplate.CONTENT, List.of("one", "two"));
            } else if (!can(Capability.SOFT_TOKENS)) {
                unreadable = new Prompt.ClipTokens(
                        PromptTemplate.CONTENT, Draws.normal(home(), "content", 1, DataType.FLOAT32, 2, 1, 8));
            } else {
                return;
            }
            Prompt prompt = PromptTemplate.DEFAULT.fill(units(), Map.of(PromptTemplate.CONTENT, unreadable));
            assertThatThrownBy(
                            () -> built.component().infer(prompt, Mode.EVAL),
                            "a prompt with %s, though its capabilities are %s",
                            unreadable.getClass().getSimpleName(),
                            announcement().capabilities())
                    .isInstanceOf(ComponentException.class)
                    .message()
                    .contains(provider().id());
        }
    }

    @Test
    public final void a_gradient_reaches_its_soft_tokens_exactly_if_it_says_so() {
        Assumptions.assumeFalse(words(), provider().id() + " takes no soft tokens");
        for (Tuning tuning : tunings()) {
            try (Built<LlmBackend> built = build(tuning, DataType.FLOAT32, 1);
                    StepScope step = StepScope.open(home());
                    GradientTape tape = GradientTape.record()) {
                Draws.shake(built.component().parameters(), 0.05);
                List<NDArray> tokens = inputs(step.manager(), DataType.FLOAT32, 2, 1).stream()
                        .map(Ops::stopGradient)
                        .toList();
                tokens.forEach(array -> array.setRequiresGradient(true));
                NDArray asked = named(call(built.component(), tokens, Mode.TRAIN), "logits")
                        .sum();
                for (NDArray array : tokens) {
                    // Nothing times the tokens: where no gradient passes, there still is something to go back from.
                    asked = asked.add(Ops.scale(array.sum(), 0));
                }
                tape.backward(asked);
                for (NDArray array : tokens) {
                    boolean reached = java.util.Arrays.stream(Numbers.doubles(Gradients.of(array, step.manager())))
                            .anyMatch(value -> value != 0);
                    assertThat(reached)
                            .as(
                                    "a gradient reaches the soft tokens, tuning %s; announced: %s",
                                    tuning, announcement().capabilities())
                            .isEqualTo(can(Capability.GRADIENT));
                }
            }
        }
    }

    @Test
    public final void it_works_without_instruction_tokens() {
        PromptSpec spec = new PromptSpec(
                PromptTemplate.DEFAULT, words() ? Map.of() : Map.of(PromptTemplate.CONTENT, CONTENT), units());
        assertThat(logits(spec, inputs(home(), DataType.FLOAT32, 2, 1).subList(0, 1)))
                .hasSize(2 * units().size())
                .is(Conditions.FINITE);
    }

    @Test
    public final void a_hostile_prompt_is_only_text() {
        for (String template : HOSTILE) {
            assertThat(logits(prompt(template), inputs(home(), DataType.FLOAT32, 2, 1)))
                    .as("logits for the template %s", template)
                    .hasSize(2 * units().size())
                    .is(Conditions.FINITE);
        }
    }

    @Test
    public final void the_order_of_the_units_is_the_order_of_the_logits() {
        List<ActionUnit> more = Draws.units(1, 4, 9, 12, 17);
        PromptSpec spec = new PromptSpec(PromptTemplate.DEFAULT, prompt().softTokens(), more);
        assertThat(logits(spec, inputs(home(), DataType.FLOAT32, 2, 1)))
                .as("logits of two clips for five units")
                .hasSize(10);
    }

    private double[] logits(PromptSpec spec, List<NDArray> inputs) {
        Build build = Builds.of(provider(), options(), tuning(), DataType.FLOAT32, 1);
        provider().announce(build.options(), spec);
        try (LlmBackend llm = provider().create(build, spec);
                GradMode off = GradMode.off();
                StepScope step = StepScope.open(home())) {
            return Numbers.doubles(llm.infer(filled(spec, inputs), Mode.EVAL));
        }
    }
}
