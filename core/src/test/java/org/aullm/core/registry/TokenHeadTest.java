package org.aullm.core.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import org.aullm.api.ActionUnit;
import org.aullm.api.ComponentException;
import org.aullm.api.LlmBackend;
import org.aullm.api.Mode;
import org.aullm.api.Tuning;
import org.aullm.api.option.Options;
import org.aullm.api.prompt.Prompt;
import org.aullm.api.prompt.PromptSpec;
import org.aullm.api.prompt.PromptTemplate;
import org.aullm.api.spi.Build;
import org.aullm.tensor.Arrays;
import org.aullm.tensor.Engines;
import org.aullm.tensor.Numbers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TokenHeadTest {

    private static final TokenHeadProvider PROVIDER = TokenHeadProvider.INSTANCE;

    private final NDManager root = Engines.newManager(Device.cpu());

    @AfterEach
    void close() {
        root.close();
    }

    @Test
    void the_mean_of_all_tokens_is_read() {
        try (LlmBackend head = head("mean", Map.of(PromptTemplate.CONTENT, 1, PromptTemplate.RELATIONS, 2))) {
            // Tokens (6, 0), (1, 2), (2, 4): their mean is (3, 2).
            assertThat(logits(head, new double[] {6, 0}, new double[] {1, 2, 2, 4}))
                    .containsExactly(new double[] {3 + 20 + 0.5, -3}, within(1e-6));
        }
    }

    @Test
    void read_by_nodes_each_unit_is_judged_by_its_own_instruction_token_alone() {
        try (LlmBackend head = head("nodes", Map.of(PromptTemplate.CONTENT, 1, PromptTemplate.RELATIONS, 2))) {
            assertThat(logits(head, new double[] {6, 0}, new double[] {1, 2, 2, 4}))
                    .containsExactly(new double[] {1 + 20 + 0.5, -2}, within(1e-6));
        }
    }

    @Test
    void without_a_graph_nodes_are_the_mean() {
        try (LlmBackend head = head("nodes", Map.of(PromptTemplate.CONTENT, 1))) {
            assertThat(logits(head, new double[] {6, 0}, new double[0]))
                    .containsExactly(new double[] {6 + 0.5, -6}, within(1e-6));
        }
    }

    @Test
    void nodes_need_a_token_for_each_unit() {
        assertThatThrownBy(() -> PROVIDER.announce(
                        options("nodes"), spec(Map.of(PromptTemplate.CONTENT, 1, PromptTemplate.RELATIONS, 1))))
                .isInstanceOf(ComponentException.class)
                .hasMessage("read: nodes needs an instruction token for each of 2 units, but the graph gives 1; "
                        + "write pooling: units in the graph, or read: mean");
    }

    private static Options options(String read) {
        return Options.of(PROVIDER.options(), Map.of("width", 2, "read", read));
    }

    private static PromptSpec spec(Map<String, Integer> tokens) {
        return new PromptSpec(PromptTemplate.DEFAULT, tokens, List.of(new ActionUnit(1), new ActionUnit(4)));
    }

    /** Reads x + 10 y + 0.5 for AU1 and -x for AU4. */
    private static LlmBackend head(String read, Map<String, Integer> tokens) {
        Build build = new Build(Engines.newManager(Device.cpu()), 1, DataType.FLOAT32, Tuning.FULL, options(read));
        LlmBackend head = PROVIDER.create(build, spec(tokens));
        head.parameters().all().forEach(parameter -> parameter
                .array()
                .set(FloatBuffer.wrap(
                        parameter.name().endsWith("weight") ? new float[] {1, 10, -1, 0} : new float[] {0.5f, 0})));
        return head;
    }

    private double[] logits(LlmBackend head, double[] content, double[] relations) {
        List<Prompt.Part> parts = new java.util.ArrayList<>();
        parts.add(new Prompt.ClipTokens(PromptTemplate.CONTENT, tokens(content)));
        if (relations.length > 0) {
            parts.add(new Prompt.ClipTokens(PromptTemplate.RELATIONS, tokens(relations)));
        }
        return Numbers.doubles(head.infer(new Prompt(parts), Mode.EVAL));
    }

    private NDArray tokens(double[] values) {
        return Arrays.owned(root, values, DataType.FLOAT32, 1, values.length / 2, 2);
    }
}
