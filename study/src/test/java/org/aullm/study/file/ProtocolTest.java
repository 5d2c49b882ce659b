package org.aullm.study.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.aullm.api.option.Option;
import org.aullm.core.config.Choosing;
import org.aullm.core.config.Fold;
import org.aullm.core.config.TrainingOptions;
import org.aullm.study.StudyFolderTest;
import org.junit.jupiter.api.Test;

class ProtocolTest extends StudyFolderTest {

    @Test
    void every_data_set_is_left_out_once() {
        assertThat(folds("{ split: leave-one-dataset-out }"))
                .containsExactly(
                        new Fold("fake", List.of("fake2/s2", "fake2/s4"), List.of("fake/s1", "fake/s3", "fake/s5")),
                        new Fold("fake2", List.of("fake/s1", "fake/s3", "fake/s5"), List.of("fake2/s2", "fake2/s4")));
    }

    @Test
    void one_data_set_is_learnt_from_and_another_judged() {
        assertThat(folds("{ split: train-on-test-on, train-on: [fake2], test-on: [fake] }"))
                .containsExactly(new Fold(
                        "fake2 to fake", List.of("fake2/s2", "fake2/s4"), List.of("fake/s1", "fake/s3", "fake/s5")));
    }

    @Test
    void a_share_of_the_subjects_or_named_ones_are_held_out() {
        List<Fold> share = folds("{ split: hold-out, share: 0.4 }");

        assertThat(share).hasSize(1);
        assertThat(share.get(0).test()).hasSize(2);
        assertThat(share.get(0).training()).hasSize(3);
        assertThat(folds("{ split: hold-out, share: 0.4 }")).isEqualTo(share);
        assertThat(folds("{ split: hold-out, test-on: [fake/s3] }").get(0).test())
                .containsExactly("fake/s3");
    }

    @Test
    void what_belongs_to_another_split_is_refused() {
        assertThat(problems(GOOD.replace(
                        "split: loso,", "split: loso, folds: 3, share: 0.1, train-on: [fake], test-on: [fake],")))
                .isEqualTo(
                        """
                        4 problems in study.yaml:
                        study.yaml:4  protocol.folds: 'folds' means nothing for loso; leave it out, or write split: k-fold.
                        study.yaml:4  protocol.share: 'share' means nothing for loso; leave it out, or write split: hold-out.
                        study.yaml:4  protocol.train-on: 'train-on' means nothing for loso; leave it out, or write split: train-on-test-on.
                        study.yaml:4  protocol.test-on: 'test-on' means nothing for loso; leave it out, or write split: train-on-test-on or hold-out.""");
    }

    @Test
    void data_sets_and_subjects_that_are_not_there_are_named() {
        assertThat(problem("{ split: train-on-test-on, train-on: [fake2], test-on: [fak] }"))
                .isEqualTo("'fake-clips' holds no clips of a data set called 'fak'.\n"
                        + "  Available: fake, fake2. Did you mean 'fake'?");
        assertThat(problem("{ split: train-on-test-on, train-on: [fake], test-on: [fake] }"))
                .isEqualTo("'fake' is also in train-on; nothing is both learnt from and judged.");
        assertThat(problem("{ split: hold-out, test-on: [fake/s2] }"))
                .startsWith("'fake-clips' holds no clips of a subject called 'fake/s2'.");
        assertThat(problem("{ split: hold-out, share: 1 }"))
                .isEqualTo("expected the share of subjects that are judged, a number above 0 and below 1, found 1.");
        assertThat(problems(GOOD.replace("split: loso,", "split: leave-one-dataset-out,")))
                .endsWith(
                        "protocol: leave-one-dataset-out needs at least 2 data sets, 'fake-clips' holds clips of fake.");
    }

    @Test
    void what_is_to_be_chosen_on_inner_folds_is_part_of_every_trial() {
        String choose = "{ inner-folds: 2, epochs: [5, 10], learning-rate: [0.01], thresholds: true, by: log-loss }";
        assertThat(plan(two("{ split: loso, choose: %s }".formatted(choose)))
                        .trials()
                        .get(0)
                        .config()
                        .choosing())
                .isEqualTo(new Choosing(
                        2, Map.of("epochs", List.of(5, 10), "learning-rate", List.of(0.01)), true, Choosing.LOG_LOSS));
    }

    @Test
    void choices_that_cannot_be_made_are_refused() {
        assertThat(
                        problems(
                                two(
                                        "{ split: loso, choose: { inner-folds: 1, epochs: [0, 5, 5], epoch: [1], thresholds: 1, by: auc } }")))
                .isEqualTo(
                        """
                        6 problems in study.yaml:
                        study.yaml:4  protocol.choose.epoch: no key is called 'epoch' here.
                          Available: inner-folds, thresholds, by, %s. Did you mean 'epochs'?
                        study.yaml:4  protocol.choose.inner-folds: expected a whole number of at least 2, found 1.
                        study.yaml:4  protocol.choose.epochs.0: expected a whole number of at least 1, found 0.
                        study.yaml:4  protocol.choose.epochs.2: 5 is given twice.
                        study.yaml:4  protocol.choose.thresholds: expected true or false, found 1.
                        study.yaml:4  protocol.choose.by: no score is called 'auc'.
                          Available: f1, log-loss."""
                                .formatted(TrainingOptions.ALL.stream()
                                        .map(Option::key)
                                        .collect(Collectors.joining(", "))));
        assertThat(problem("{ split: loso, choose: { inner-folds: 5, thresholds: true } }"))
                .isEqualTo("fold 'fake/s1' has 4 subjects to learn from; they cannot be dealt out to 5 inner folds.");
    }

    private List<Fold> folds(String protocol) {
        return plan(two(protocol)).baseline().folds();
    }

    private String problem(String protocol) {
        String all = problems(two(protocol));
        return all.substring(all.indexOf(": ", all.indexOf("  protocol")) + 2);
    }

    private static String two(String protocol) {
        return GOOD.replace("{ split: loso, seeds: [1, 2] }", protocol)
                .replace("root: data }", "root: data, subjects: 5, datasets: 2 }");
    }
}
