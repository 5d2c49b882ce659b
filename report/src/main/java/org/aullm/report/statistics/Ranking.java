package org.aullm.report.statistics;

/** Scores of the order in which probabilities put clips. Clips of one probability stand on one step of the order. */
final class Ranking {

    private Ranking() {}

    /**
     * The probability that a clip with the unit is given more than one without it, a tie counting one half
     * (Mann and Whitney's U over the number of pairs).
     */
    static double auc(Predictions predictions) {
        int[] order = predictions.ascending();
        long present = predictions.positives();
        long absent = predictions.size() - present;
        double won = 0;
        long below = 0;
        for (int from = 0; from < order.length; ) {
            int to = stepEnd(predictions, order, from);
            long here = presentBetween(predictions, order, from, to);
            long absentHere = to - from - here;
            won += here * (below + absentHere / 2.0);
            below += absentHere;
            from = to;
        }
        return won / ((double) present * absent);
    }

    /** The sum over thresholds, from the highest down, of the recall gained times the precision there. */
    static double averagePrecision(Predictions predictions) {
        int[] order = predictions.ascending();
        double present = predictions.positives();
        long found = predictions.positives();
        double sum = 0;
        for (int from = 0; from < order.length; ) {
            int to = stepEnd(predictions, order, from);
            long here = presentBetween(predictions, order, from, to);
            sum += here * ((double) found / (order.length - from));
            found -= here;
            from = to;
        }
        return sum / present;
    }

    private static int stepEnd(Predictions predictions, int[] order, int from) {
        int to = from + 1;
        while (to < order.length && predictions.probability(order[to]) == predictions.probability(order[from])) {
            to++;
        }
        return to;
    }

    private static long presentBetween(Predictions predictions, int[] order, int from, int to) {
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum += predictions.present(order[i]) ? 1 : 0;
        }
        return sum;
    }
}
