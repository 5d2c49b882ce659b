package org.aullm.regularizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aullm.api.ActionUnit;
import org.aullm.api.Loss;
import org.aullm.api.Tuning;
import org.aullm.api.data.LabelTable;
import org.aullm.api.data.Labels;
import org.aullm.api.spi.LossProvider;
import org.aullm.tensor.Arrays;
import org.aullm.tensor.Engines;
import org.aullm.tensor.GradientTape;
import org.aullm.tensor.Gradients;
import org.aullm.tensor.Numbers;
import org.aullm.tensor.StepScope;
import org.aullm.testkit.Builds;
import org.aullm.testkit.GradientCheck;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LossTest {

    private static final NDManager ROOT = Engines.newManager(Device.cpu());
    private static final ActionUnit AU1 = new ActionUnit(1);
    private static final ActionUnit AU4 = new ActionUnit(4);

    // AU1: one positive and four negatives. AU4: never present.
    private static final LabelTable TRAINING = new LabelTable(
            List.of(AU1, AU4),
            List.of(labels(AU1), labels(), labels(), labels(), labels(), new Labels(Set.of(), Set.of(AU4))));

    @AfterAll
    static void close() {
        ROOT.close();
    }

    static List<LossProvider> providers() {
        return List.of(
                new BceProvider(),
                new AsymmetricProvider(),
                new FocalProvider(),
                new SoftF1Provider(),
                new TwoWayMarginProvider(),
                new WeightedBceProvider());
    }

    /** Those that are bce where no option says otherwise. */
    static List<LossProvider> likelihoods() {
        return List.of(new BceProvider(), new AsymmetricProvider());
    }

    @Test
    void bce_is_the_mean_of_minus_log_probabilities() {
        // p = 3/4 and 1/2; present and absent: (ln 4/3 + ln 2) / 2
        double loss = loss(new BceProvider(), Map.of(), row(Math.log(3), 0), row(1, 0), row(1, 1));

        assertThat(loss).isCloseTo((Math.log(4 / 3.0) + Math.log(2)) / 2, within(1e-12));
    }

    @Test
    void unknown_judgements_are_not_counted() {
        double loss = loss(new BceProvider(), Map.of(), row(Math.log(3), 77), row(1, 0), row(1, 0));

        assertThat(loss).isCloseTo(Math.log(4 / 3.0), within(1e-12));
    }

    @Test
    void present_units_weigh_as_the_training_fold_says() {
        double plain = Math.log(2) / 2 + Math.log(2) / 2;
        assertThat(bothPresent("none")).isCloseTo(plain, within(1e-12));
        assertThat(bothPresent("sqrt")).isCloseTo(Math.log(2) * (2 + 1) / 2, within(1e-12));
        assertThat(bothPresent("inverse")).isCloseTo(Math.log(2) * (4 + 1) / 2, within(1e-12));
    }

    private static double bothPresent(String weight) {
        return loss(new BceProvider(), Map.of("positive-weight", weight), row(0, 0), row(1, 1), row(1, 1));
    }

    @Test
    void asymmetric_is_bce_without_focus_and_clip() {
        Map<String, ?> plain = Map.of("gamma-negative", 0, "clip", 0);
        double[] logits = row(0.7, -1.3);

        assertThat(loss(new AsymmetricProvider(), plain, logits, row(1, 0), row(1, 1)))
                .isCloseTo(loss(new BceProvider(), Map.of(), logits, row(1, 0), row(1, 1)), within(1e-12));
    }

    @Test
    void asymmetric_weights_absent_units_by_their_shifted_probability() {
        // p = 3/4, m = 0.05: q = 0.7, -0.7^4 ln 0.3
        double hard = loss(new AsymmetricProvider(), Map.of(), row(Math.log(3), 0), row(0, 0), row(1, 0));
        assertThat(hard).isCloseTo(-0.2401 * Math.log(0.3), within(1e-12));

        // Its defect would make this easier negative cost more: p = 1/4, q = 0.2
        double easy = loss(new AsymmetricProvider(), Map.of(), row(-Math.log(3), 0), row(0, 0), row(1, 0));
        assertThat(easy).isCloseTo(-0.0016 * Math.log(0.8), within(1e-12));

        double veryEasy = loss(new AsymmetricProvider(), Map.of(), row(-3, 0), row(0, 0), row(1, 0));
        assertThat(veryEasy).isZero();
    }

    @Test
    void the_variant_of_au_llm_plays_down_hard_absent_units() {
        // p = 3/4, q = 0.7: -0.3^4 ln 0.3
        double hard =
                loss(new AsymmetricProvider(), Map.of("variant", "au-llm"), row(Math.log(3), 0), row(0, 0), row(1, 0));
        assertThat(hard).isCloseTo(-0.0081 * Math.log(0.3), within(1e-12));
    }

    @Test
    void smoothing_moves_labels_halfway_to_the_middle() {
        // p = 3/4, e = 0.2: -0.9 ln 3/4 - 0.1 ln 1/4
        double expected = -0.9 * Math.log(0.75) - 0.1 * Math.log(0.25);
        for (LossProvider provider : List.of(new BceProvider(), new WeightedBceProvider())) {
            Map<String, Object> options = new java.util.HashMap<>(Map.of("label-smoothing", 0.2));
            if (provider instanceof WeightedBceProvider) {
                options.put("exponent", 0);
            }
            assertThat(loss(provider, options, row(Math.log(3), 0), row(1, 0), row(1, 0)))
                    .isCloseTo(expected, within(1e-12));
        }
    }

    @Test
    void weighted_bce_balances_presence_by_the_exponent() {
        WeightedBceProvider provider = new WeightedBceProvider();
        // AU1: 4 negatives for 1 positive; AU4 is never present and counts 1.
        assertThat(loss(provider, Map.of(), row(0, 0), row(1, 1), row(1, 1)))
                .isCloseTo(Math.log(2) * (4 + 1) / 2, within(1e-12));
        assertThat(loss(provider, Map.of("exponent", 2), row(0, 0), row(1, 1), row(1, 1)))
                .isCloseTo(Math.log(2) * (16 + 1) / 2, within(1e-12));
    }

    @Test
    void weighted_bce_balances_units_by_their_shares() {
        // AU1 is present in 1 of 5, AU4 as if in 1 of 6: 5 and 6, scaled to a mean of 1.
        WeightedBceProvider provider = new WeightedBceProvider();
        Map<String, ?> units = Map.of("balance", "units");
        assertThat(loss(provider, units, row(0, 0), row(1, 0), row(1, 0)))
                .isCloseTo(Math.log(2) * 5 * 2 / 11, within(1e-12));
        assertThat(loss(provider, units, row(0, 0), row(0, 0), row(0, 1)))
                .isCloseTo(Math.log(2) * 6 * 2 / 11, within(1e-12));
    }

    @Test
    void focal_plays_down_what_is_easy() {
        FocalProvider provider = new FocalProvider();
        // p = 3/4: -0.25 (1/4)^2 ln 3/4 present, -0.75 (3/4)^2 ln 1/4 absent
        assertThat(loss(provider, Map.of(), row(Math.log(3), 0), row(1, 0), row(1, 0)))
                .isCloseTo(-0.25 * Math.log(0.75) / 16, within(1e-12));
        assertThat(loss(provider, Map.of(), row(Math.log(3), 0), row(0, 0), row(1, 0)))
                .isCloseTo(-0.75 * Math.log(0.25) * 9 / 16, within(1e-12));
        assertThat(loss(provider, Map.of("gamma", 0, "alpha", 0.5), row(0.7, -2), row(1, 0), row(1, 1)))
                .isCloseTo(loss(new BceProvider(), Map.of(), row(0.7, -2), row(1, 0), row(1, 1)) / 2, within(1e-12));
    }

    @Test
    void soft_f1_counts_with_probabilities() {
        // AU1: p = 3/4 and 1/2, present in the first: F1 = 2 (3/4) / (5/4 + 1). AU4: p = 1/4 and 1/2, never present.
        double[] logits = {Math.log(3), -Math.log(3), 0, 0};
        double[] targets = {1, 0, 0, 0};
        double[] all = {1, 1, 1, 1};
        double presence = 1 - 1.5 / 2.25;
        assertThat(soft("single", logits, targets, all)).isCloseTo(presence, within(1e-12));
        // Absence: AU1 2 (1/2) / (3/4 + 1), AU4 2 (5/4) / (5/4 + 2).
        double absence = (1 - 1 / 1.75) + (1 - 2.5 / 3.25);
        assertThat(soft("double", logits, targets, all)).isCloseTo((presence + absence) / 3, within(1e-12));
        // The second clip's AU1 unknown: F1 = 2 (3/4) / (3/4 + 1).
        assertThat(soft("single", logits, targets, new double[] {1, 1, 0, 1})).isCloseTo(1 - 1.5 / 1.75, within(1e-12));
    }

    private static double soft(String form, double[] logits, double[] targets, double[] mask) {
        SoftF1Provider provider = new SoftF1Provider();
        try (Loss loss = provider.create(Builds.of(provider, Map.of("form", form)), TRAINING);
                StepScope step = StepScope.open(ROOT)) {
            return Numbers.item(loss.loss(square(step, logits), square(step, targets), square(step, mask)));
        }
    }

    @Test
    void two_way_is_the_papers_formula() {
        double[][] x = {{0.5, -1.0, 2.0}, {-0.3, 0.8, 0.1}};
        double[][] y = {{1, 0, 1}, {0, 1, 0}};
        assertThat(twoWay(x, y)).isCloseTo(kobayashi(x, y), within(1e-12));
        double[][] nothingInTheSecond = {{1, 0, 1}, {0, 0, 0}};
        assertThat(twoWay(x, nothingInTheSecond)).isCloseTo(kobayashi(x, nothingInTheSecond), within(1e-12));
    }

    private static double twoWay(double[][] x, double[][] y) {
        TwoWayMarginProvider provider = new TwoWayMarginProvider();
        try (Loss loss = provider.create(Builds.of(provider, Map.of("anchor", false)), TRAINING);
                StepScope step = StepScope.open(ROOT)) {
            NDArray logits = flat(step, x);
            return Numbers.item(loss.loss(logits, flat(step, y), logits.onesLike()));
        }
    }

    private static NDArray flat(StepScope step, double[][] rows) {
        double[] values = java.util.Arrays.stream(rows)
                .flatMapToDouble(java.util.Arrays::stream)
                .toArray();
        return Arrays.owned(step.manager(), values, DataType.FLOAT64, rows.length, rows[0].length);
    }

    /** The paper's loss in plain loops, temperatures 4 and 1. */
    private static double kobayashi(double[][] x, double[][] y) {
        double total = 0;
        for (boolean clips : new boolean[] {true, false}) {
            double sum = 0;
            int counted = 0;
            int outer = clips ? x.length : x[0].length;
            int inner = clips ? x[0].length : x.length;
            for (int i = 0; i < outer; i++) {
                double negative = 0;
                double positive = 0;
                for (int j = 0; j < inner; j++) {
                    double value = clips ? x[i][j] : x[j][i];
                    boolean present = (clips ? y[i][j] : y[j][i]) == 1;
                    negative += present ? 0 : Math.exp(value);
                    positive += present ? Math.exp(-value / 4) : 0;
                }
                if (positive > 0) {
                    counted++;
                    sum += Math.log1p(negative * Math.pow(positive, 4));
                }
            }
            total += sum / counted;
        }
        return total;
    }

    @Test
    void an_anchor_measures_both_sides_against_zero() {
        // One clip, both units: along units and along clips, softplus of x2 and of -x1.
        double expected = 0;
        expected += Math.log1p(Math.exp(0.3)) + Math.log1p(Math.exp(-0.5));
        // Along clips each unit stands alone: the mean over two units of one of the two terms.
        expected += (Math.log1p(Math.exp(0.3)) + Math.log1p(Math.exp(-0.5))) / 2;
        assertThat(loss(new TwoWayMarginProvider(), Map.of(), row(0.5, 0.3), row(1, 0), row(1, 1)))
                .isCloseTo(expected, within(1e-9));
    }

    @Test
    void asymmetric_focuses_present_units_on_request() {
        // p = 3/4: -(1/4)^2 ln 3/4
        double loss =
                loss(new AsymmetricProvider(), Map.of("gamma-positive", 2), row(Math.log(3), 0), row(1, 0), row(1, 0));

        assertThat(loss).isCloseTo(-Math.log(0.75) / 16, within(1e-12));
    }

    @Test
    void the_focal_weight_carries_no_gradient() {
        // d/dz [-q^4 ln(1 - q)] with q^4 held: q^4 p (1 - p) / (1 - q)
        double[] absent = gradient(new AsymmetricProvider(), Map.of(), row(Math.log(3), 0), row(0, 0), row(1, 0));
        assertThat(absent[0]).isCloseTo(0.2401 * 0.75 * 0.25 / 0.3, within(1e-12));

        // d/dz [-(1 - p)^2 ln p] with (1 - p)^2 held: -(1 - p)^3
        double[] present = gradient(
                new AsymmetricProvider(), Map.of("gamma-positive", 2), row(Math.log(3), 0), row(1, 0), row(1, 0));
        assertThat(present[0]).isCloseTo(-1 / 64.0, within(1e-12));
    }

    @Test
    void gradients_that_are_whole_agree_with_differences() {
        assertThat(worstError(new BceProvider(), Map.of("positive-weight", "sqrt")))
                .isLessThan(1e-7);
        assertThat(worstError(new AsymmetricProvider(), Map.of("gamma-negative", 0)))
                .isLessThan(1e-7);
        assertThat(worstError(new WeightedBceProvider(), Map.of("label-smoothing", 0.1)))
                .isLessThan(1e-7);
        assertThat(worstError(new WeightedBceProvider(), Map.of("balance", "units")))
                .isLessThan(1e-7);
        assertThat(worstError(new FocalProvider(), Map.of())).isLessThan(1e-7);
        assertThat(worstError(new FocalProvider(), Map.of("gamma", 0.5, "label-smoothing", 0.1)))
                .isLessThan(1e-7);
        assertThat(worstError(new SoftF1Provider(), Map.of())).isLessThan(1e-7);
        assertThat(worstError(new SoftF1Provider(), Map.of("form", "single"))).isLessThan(1e-7);
        assertThat(worstError(new TwoWayMarginProvider(), Map.of())).isLessThan(1e-7);
        assertThat(worstError(new TwoWayMarginProvider(), Map.of("anchor", false)))
                .isLessThan(1e-7);
    }

    @ParameterizedTest
    @MethodSource("providers")
    void a_head_that_starts_at_zero_learns(LossProvider provider) {
        double[] gradient = gradient(provider, Map.of(), row(0, 0), row(1, 0), row(1, 1));
        assertThat(gradient[0]).isNegative();
        assertThat(gradient[1]).isPositive();
    }

    @ParameterizedTest
    @MethodSource("likelihoods")
    void a_likelihood_that_starts_at_zero_has_a_slope_of_a_half_for_each_judgement(LossProvider provider) {
        assertThat(gradient(provider, Map.of(), row(0, 0), row(1, 0), row(1, 1))[0])
                .isCloseTo(-0.25, within(1e-12));
    }

    @ParameterizedTest
    @MethodSource("providers")
    void nothing_known_costs_nothing_and_moves_nothing(LossProvider provider) {
        assertThat(loss(provider, Map.of(), row(100, -3), row(1, 0), row(0, 0))).isZero();
        assertThat(gradient(provider, Map.of(), row(100, -3), row(1, 0), row(0, 0)))
                .containsExactly(row(0, 0), within(0.0));
    }

    @ParameterizedTest
    @MethodSource("providers")
    void extreme_logits_have_finite_costs_and_gradients(LossProvider provider) {
        double[] gradient = gradient(provider, Map.of(), row(-1e4, 1e4), row(1, 0), row(1, 1));
        assertThat(java.util.Arrays.stream(gradient)).allMatch(value -> Double.isFinite(value));
        assertThat(loss(provider, Map.of(), row(-1e4, 1e4), row(1, 0), row(1, 1)))
                .isFinite()
                .isPositive();
        assertThat(gradient(provider, Map.of(), row(1e4, -1e4), row(1, 0), row(1, 1)))
                .containsExactly(row(0, 0), within(1e-6));
    }

    @ParameterizedTest
    @MethodSource("providers")
    void what_is_unknown_changes_nothing(LossProvider provider) {
        double[] first = {0.5, -1, 3, 0.2};
        double[] second = {0.5, -1, -7, 0.2};
        double[] mask = {1, 1, 0, 1};
        assertThat(table(provider, first, new double[] {1, 0, 1, 1}, mask))
                .isEqualTo(table(provider, second, new double[] {1, 0, 0, 1}, mask));
    }

    private static double table(LossProvider provider, double[] logits, double[] targets, double[] mask) {
        try (Loss loss = provider.create(Builds.of(provider, Map.of()), TRAINING);
                StepScope step = StepScope.open(ROOT)) {
            return Numbers.item(loss.loss(square(step, logits), square(step, targets), square(step, mask)));
        }
    }

    private static NDArray square(StepScope step, double[] values) {
        return Arrays.owned(step.manager(), values, DataType.FLOAT64, 2, 2);
    }

    @ParameterizedTest
    @MethodSource("likelihoods")
    void extreme_logits_cost_a_finite_amount_and_the_worst_misses_still_learn(LossProvider provider) {
        for (DataType precision : List.of(DataType.FLOAT32, DataType.FLOAT64)) {
            try (Loss loss = provider.create(Builds.of(provider, Map.of(), Tuning.FULL, precision, 1), TRAINING);
                    StepScope step = StepScope.open(ROOT);
                    GradientTape tape = GradientTape.record()) {
                NDArray logits = Arrays.owned(step.manager(), new double[] {-100, 100, 100, -100}, precision, 2, 2);
                logits.setRequiresGradient(true);
                NDArray targets = Arrays.owned(step.manager(), new double[] {1, 0, 1, 0}, precision, 2, 2);
                NDArray result = loss.loss(logits, targets, targets.onesLike());
                tape.backward(result);
                double[] gradient = Numbers.doubles(Gradients.of(logits, step.manager()));

                assertThat(Numbers.item(result)).isFinite().isGreaterThan(25);
                assertThat(gradient[0]).isCloseTo(-0.25, within(1e-6));
                assertThat(java.util.Arrays.stream(gradient)).allMatch(value -> Double.isFinite(value));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void a_loss_has_no_state_but_can_be_saved_and_read(LossProvider provider, @TempDir Path folder) {
        try (Loss loss = provider.create(Builds.of(provider, Map.of()), TRAINING)) {
            loss.save(folder);
            loss.load(folder);
            assertThat(loss.parameters().all()).isEmpty();
            assertThat(loss.description().id()).isEqualTo(provider.id());
        }
    }

    @Test
    void a_mask_of_another_shape_is_refused() {
        try (Loss loss = new BceProvider().create(Builds.of(new BceProvider(), Map.of()), TRAINING);
                StepScope step = StepScope.open(ROOT)) {
            NDArray two = array(step, row(0, 0));
            assertThatThrownBy(() -> loss.loss(two, two, array(step, new double[] {1})))
                    .hasMessage("mask: expected shape (1, 2), got (1, 1)");
        }
    }

    private static double loss(
            LossProvider provider, Map<String, ?> options, double[] logits, double[] targets, double[] mask) {
        try (Loss loss = provider.create(Builds.of(provider, options), TRAINING);
                StepScope step = StepScope.open(ROOT)) {
            return Numbers.item(loss.loss(array(step, logits), array(step, targets), array(step, mask)));
        }
    }

    private static double[] gradient(
            LossProvider provider, Map<String, ?> options, double[] logits, double[] targets, double[] mask) {
        try (Loss loss = provider.create(Builds.of(provider, options), TRAINING);
                StepScope step = StepScope.open(ROOT);
                GradientTape tape = GradientTape.record()) {
            NDArray leaf = array(step, logits);
            leaf.setRequiresGradient(true);
            tape.backward(loss.loss(leaf, array(step, targets), array(step, mask)));
            return Numbers.doubles(Gradients.of(leaf, step.manager()));
        }
    }

    private static double worstError(LossProvider provider, Map<String, ?> options) {
        try (Loss loss = provider.create(Builds.of(provider, options), TRAINING);
                NDManager home = Engines.newManager(Device.cpu())) {
            double[] values = {0.3, -1.2, 2.5, -0.1, 4, 0.9};
            NDArray logits = Arrays.owned(home, values, DataType.FLOAT64, 3, 2);
            NDArray targets = Arrays.owned(home, new double[] {1, 0, 0, 1, 1, 1}, DataType.FLOAT64, 3, 2);
            NDArray mask = Arrays.owned(home, new double[] {1, 1, 1, 1, 0, 1}, DataType.FLOAT64, 3, 2);
            logits.setRequiresGradient(true);
            return GradientCheck.worstError(home, List.of(logits), () -> loss.loss(logits, targets, mask), 20);
        }
    }

    private static NDArray array(StepScope step, double[] values) {
        return Arrays.owned(step.manager(), values, DataType.FLOAT64, 1, values.length);
    }

    private static double[] row(double first, double second) {
        return new double[] {first, second};
    }

    private static Labels labels(ActionUnit... present) {
        return new Labels(Set.of(present), Set.of(AU1, AU4));
    }
}
