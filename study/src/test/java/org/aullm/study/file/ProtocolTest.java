package org.aullm.study.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.aullm.core.config.Fold;
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
