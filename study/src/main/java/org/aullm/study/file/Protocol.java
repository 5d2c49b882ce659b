package org.aullm.study.file;

import java.util.List;
import org.aullm.core.config.Choosing;

/**
 * Who is learnt from and who is judged.
 *
 * @param split one of {@link #SPLITS}
 * @param folds for {@code k-fold} the number of folds; otherwise 0
 * @param share for {@code hold-out} the share of subjects that are judged, 0 if {@code testOn} names them
 * @param trainOn for {@code train-on-test-on} the data sets that are learnt from; otherwise empty
 * @param testOn for {@code train-on-test-on} the data sets, for {@code hold-out} the subjects that are judged; otherwise
 *     empty
 * @param choosing what every trial chooses on inner folds of its training subjects
 * @param seeds the runs' seeds: every fold is run with each
 */
public record Protocol(
        String split,
        int folds,
        double share,
        List<String> trainOn,
        List<String> testOn,
        Choosing choosing,
        List<Long> seeds) {

    /** Leave one subject out. */
    public static final String LOSO = "loso";

    /** Subjects dealt out to a number of folds. */
    public static final String K_FOLD = "k-fold";

    /** Each data set is judged once by what was learnt from all others, as CD6ME does. */
    public static final String LEAVE_ONE_DATASET_OUT = "leave-one-dataset-out";

    /** Some data sets are learnt from, others are judged. */
    public static final String TRAIN_ON_TEST_ON = "train-on-test-on";

    /** Some subjects are judged, once, all others are learnt from. */
    public static final String HOLD_OUT = "hold-out";

    /** All splits. */
    public static final List<String> SPLITS = List.of(LOSO, K_FOLD, LEAVE_ONE_DATASET_OUT, TRAIN_ON_TEST_ON, HOLD_OUT);

    public Protocol {
        trainOn = List.copyOf(trainOn);
        testOn = List.copyOf(testOn);
        seeds = List.copyOf(seeds);
    }
}
