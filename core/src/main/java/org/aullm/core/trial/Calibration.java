package org.aullm.core.trial;

/**
 * Turns a head's logits into probabilities that hold for new people: {@code sigmoid(slope * logit + shift)}, one line for
 * all units, fitted on clips of subjects that were not learnt from, with targets drawn in a little (Platt, "Probabilistic
 * outputs for support vector machines", 1999), so that few clips cannot make it certain.
 *
 * @param slope at least 0: calibration never turns a judgement round
 */
record Calibration(double slope, double shift) {

    private static final int ROUNDS = 50;
    private static final double RIDGE = 1e-6;

    /**
     * Fits a line by Newton's method.
     *
     * @param logits of known judgements
     * @param targets 1 present, 0 absent, in the same order
     */
    static Calibration fit(double[] logits, double[] targets) {
        double positives = java.util.Arrays.stream(targets).sum();
        double yes = (positives + 1) / (positives + 2);
        double no = 1 / (targets.length - positives + 2);
        double slope = 1;
        double shift = 0;
        for (int round = 0; round < ROUNDS; round++) {
            double gradientSlope = 0;
            double gradientShift = 0;
            double slopeSlope = RIDGE;
            double slopeShift = 0;
            double shiftShift = RIDGE;
            for (int i = 0; i < logits.length; i++) {
                double p = sigmoid(slope * logits[i] + shift);
                double error = p - (targets[i] > 0.5 ? yes : no);
                double weight = p * (1 - p);
                gradientSlope += error * logits[i];
                gradientShift += error;
                slopeSlope += weight * logits[i] * logits[i];
                slopeShift += weight * logits[i];
                shiftShift += weight;
            }
            double determinant = slopeSlope * shiftShift - slopeShift * slopeShift;
            double stepSlope = (shiftShift * gradientSlope - slopeShift * gradientShift) / determinant;
            double stepShift = (slopeSlope * gradientShift - slopeShift * gradientSlope) / determinant;
            // A full step may overshoot where all judgements are certain.
            double length = Math.min(1, 2 / Math.max(Math.abs(stepSlope), Math.abs(stepShift)));
            slope = Math.max(0, slope - length * stepSlope);
            shift -= length * stepShift;
            if (Math.abs(stepSlope) + Math.abs(stepShift) < 1e-9) {
                break;
            }
        }
        return new Calibration(slope, shift);
    }

    double probability(double logit) {
        return sigmoid(slope * logit + shift);
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
