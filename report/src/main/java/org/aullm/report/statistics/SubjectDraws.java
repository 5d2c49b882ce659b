package org.aullm.report.statistics;

import java.util.SplittableRandom;

/** Subjects drawn with replacement, again and again: how often each comes in every draw. */
final class SubjectDraws {

    private final int[][] times;

    SubjectDraws(int subjects, Settings settings) {
        times = new int[settings.draws()][subjects];
        SplittableRandom random = new SplittableRandom(settings.seed());
        for (int[] draw : times) {
            for (int i = 0; i < subjects; i++) {
                draw[random.nextInt(subjects)]++;
            }
        }
    }

    int size() {
        return times.length;
    }

    /** Sums a draw's counts. */
    void sum(int draw, CountTable table, Sums into) {
        into.clear();
        int[] drawn = times[draw];
        for (int subject = 0; subject < drawn.length; subject++) {
            if (drawn[subject] > 0) {
                into.add(table.row(subject), drawn[subject]);
            }
        }
    }
}
