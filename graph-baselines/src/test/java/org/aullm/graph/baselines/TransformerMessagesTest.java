package org.aullm.graph.baselines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.aullm.api.Intervention;
import org.aullm.api.Mode;
import org.aullm.tensor.Numbers;
import org.junit.jupiter.api.Test;

class TransformerMessagesTest {

    private static final double[] NOTHING = new double[16];

    private static Rig rig(String priorAs) {
        return new Rig(new AuTransformerProvider(), Map.of("hidden", 4, "heads", 2, "layers", 1, "prior-as", priorAs));
    }

    @Test
    void as_bias_each_kind_of_relation_shifts_attention_by_its_own_number() {
        try (Rig rig = rig("bias")) {
            TransformerMessages messages = new TransformerMessages(rig.build, rig.weights, rig.structure);
            rig.set("layer1.key.weight", NOTHING);
            rig.set("bias", Math.log(2), Math.log(0.5), Math.log(4));

            double[] attention = Numbers.doubles(messages.attention(rig.nodes));

            // AU4: itself 4, AU7 2, AU12 unrelated 1, AU45 negative 0.5.
            assertThat(java.util.Arrays.copyOf(attention, 4))
                    .containsExactly(new double[] {4 / 7.5, 2 / 7.5, 1 / 7.5, 0.5 / 7.5}, within(1e-7));
            assertThat(Numbers.doubles(messages.strength(rig.build.manager()).orElseThrow()))
                    .startsWith(new double[] {Math.log(4), Math.log(2), 0, Math.log(0.5)}, within(1e-7));
        }
    }

    @Test
    void a_dropped_relation_is_none() {
        try (Rig rig = rig("bias")) {
            TransformerMessages messages = new TransformerMessages(rig.build, rig.weights, rig.structure);
            double[] before = Numbers.doubles(messages.exchange(rig.nodes, Intervention.NONE, Mode.EVAL));
            assertThat(Numbers.doubles(messages.exchange(rig.nodes, new Intervention(1, 1), Mode.EVAL)))
                    .containsExactly(before); // as long as relations count for nothing

            rig.set("bias", 1, -1, 0);

            assertThat(Numbers.doubles(messages.exchange(rig.nodes, new Intervention(1, 1), Mode.EVAL)))
                    .containsExactly(before);
            assertThat(Numbers.doubles(messages.exchange(rig.nodes, Intervention.NONE, Mode.EVAL)))
                    .isNotEqualTo(before);
        }
    }

    @Test
    void as_mask_only_related_units_are_heard() {
        try (Rig rig = rig("mask")) {
            TransformerMessages messages = new TransformerMessages(rig.build, rig.weights, rig.structure);
            rig.set("layer1.key.weight", NOTHING);

            double[] attention = Numbers.doubles(messages.attention(rig.nodes));

            assertThat(java.util.Arrays.copyOf(attention, 4))
                    .containsExactly(new double[] {1 / 3.0, 1 / 3.0, 0, 1 / 3.0}, within(1e-12));
            assertThat(messages.strength(rig.build.manager())).isEmpty();
        }
    }

    @Test
    void a_round_is_attention_and_a_perceptron_each_beside_what_was_there() {
        try (Rig rig = rig("mask")) {
            TransformerMessages messages = new TransformerMessages(rig.build, rig.weights, rig.structure);
            rig.set("layer1.key.weight", NOTHING); // equal attention among related units
            double[] nodes = Numbers.doubles(rig.nodes);

            double[] after = Numbers.doubles(messages.exchange(rig.nodes, Intervention.NONE, Mode.EVAL));

            for (int unit = 0; unit < Rig.UNITS; unit++) {
                assertThat(Rig.row(after, 1, unit)).containsExactly(expected(rig, nodes, unit), within(1e-6));
            }
        }
    }

    private static double[] expected(Rig rig, double[] nodes, int unit) {
        double[] heard = new double[4];
        int related = 0;
        for (int other = 0; other < Rig.UNITS; other++) {
            if (rig.open(unit, other)) {
                heard = Rig.plus(heard, linear(rig, "value", Rig.normalised(Rig.row(nodes, 1, other))));
                related++;
            }
        }
        for (int i = 0; i < 4; i++) {
            heard[i] /= related;
        }
        double[] attended = Rig.plus(Rig.row(nodes, 1, unit), linear(rig, "out", heard));
        double[] wide = linear(rig, "wide", Rig.normalised(attended));
        for (int i = 0; i < wide.length; i++) {
            wide[i] = gelu(wide[i]);
        }
        return Rig.plus(attended, linear(rig, "narrow", wide));
    }

    private static double[] linear(Rig rig, String name, double[] x) {
        return Rig.plus(Rig.times(rig.get("layer1." + name + ".weight"), x), rig.get("layer1." + name + ".bias"));
    }

    /** x times the normal distribution function, integrated by Simpson's rule. */
    private static double gelu(double x) {
        int steps = 200;
        double sum = 0;
        for (int i = 0; i <= steps; i++) {
            double at = x * i / steps;
            sum += (i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2) * Math.exp(-at * at / 2);
        }
        return x * (0.5 + sum * x / steps / 3 / Math.sqrt(2 * Math.PI));
    }
}
