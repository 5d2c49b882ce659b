package org.aullm.study.file;

import java.util.List;

/**
 * Who is learnt from and who is judged.
 *
 * @param split {@code loso}: leave one subject out; {@code k-fold}: subjects dealt out to folds
 * @param folds the number of folds; for {@code loso} 0, one for each subject
 * @param seeds the runs' seeds: every fold is run with each
 */
public record Protocol(String split, int folds, List<Long> seeds) {

    /** Leave one subject out. */
    public static final String LOSO = "loso";

    /** Subjects dealt out to a number of folds. */
    public static final String K_FOLD = "k-fold";

    public Protocol {
        seeds = List.copyOf(seeds);
    }
}
