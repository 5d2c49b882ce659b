package org.aullm.datasets.clip;

/** Makes a square plane smaller: each number is the mean over the area that it covers. */
final class Reduction {

    private final int from;
    private final int to;

    Reduction(int from, int to) {
        if (to > from || to < 1) {
            throw new IllegalArgumentException("%d rows cannot be reduced to %d".formatted(from, to));
        }
        this.from = from;
        this.to = to;
    }

    /** (from, from) to (to, to), both in C order. */
    float[] of(float[] plane) {
        if (from == to) {
            return plane.clone();
        }
        float[] across = new float[from * to];
        for (int row = 0; row < from; row++) {
            for (int column = 0; column < to; column++) {
                across[row * to + column] = mean(plane, row * from, 1, column);
            }
        }
        float[] both = new float[to * to];
        for (int row = 0; row < to; row++) {
            for (int column = 0; column < to; column++) {
                both[row * to + column] = mean(across, column, to, row);
            }
        }
        return both;
    }

    private float mean(float[] values, int start, int step, int index) {
        double begin = index * (double) from / to;
        double end = (index + 1) * (double) from / to;
        double sum = 0;
        for (int i = (int) begin; i < end && i < from; i++) {
            double covered = Math.min(end, i + 1) - Math.max(begin, i);
            sum += covered * values[start + step * i];
        }
        return (float) (sum / (end - begin));
    }
}
