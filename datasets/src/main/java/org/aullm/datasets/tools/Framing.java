package org.aullm.datasets.tools;

/**
 * How another picture of the same thing is framed: rows and columns stretched and shifted, as they are when a border was
 * cut off.
 *
 * @param down the shift of rows, a share of the height
 * @param tall what rows are stretched by, less 1
 * @param right the shift of columns, a share of the width
 * @param wide what columns are stretched by, less 1
 */
record Framing(double down, double tall, double right, double wide) {

    private static final int STEPS = 4;
    private static final int NUMBERS = 4;
    // A copy keeps at least five sixths of each side; more is no copy but another picture.
    private static final double MOST = 0.15;
    private static final double RIDGE = 1e-3;

    /**
     * The framing that makes another grid most like one: four Gauss-Newton steps on the squared difference (Lucas and
     * Kanade, 1981).
     */
    static Framing of(Grid one, Grid other) {
        double[] framing = new double[NUMBERS];
        for (int step = 0; step < STEPS; step++) {
            double[] better = step(one, new Framing(framing[0], framing[1], framing[2], framing[3]).of(other));
            for (int i = 0; i < NUMBERS; i++) {
                framing[i] = Math.max(-MOST, Math.min(MOST, framing[i] + better[i]));
            }
        }
        return new Framing(framing[0], framing[1], framing[2], framing[3]);
    }

    /** A grid as it looks in this framing. */
    Grid of(Grid grid) {
        int side = grid.side();
        float[] framed = new float[side * side];
        for (int y = 0; y < side; y++) {
            double row = (1 + tall) * place(y, side) + down;
            for (int x = 0; x < side; x++) {
                double column = (1 + wide) * place(x, side) + right;
                framed[y * side + x] = grid.at((row + 0.5) * side - 0.5, (column + 0.5) * side - 0.5);
            }
        }
        return new Grid(side, framed);
    }

    /** The middle of a field, from -1/2 to 1/2. */
    private static double place(int field, int side) {
        return (field + 0.5) / side - 0.5;
    }

    private static double[] step(Grid one, Grid framed) {
        int side = one.side();
        float[] levels = framed.levels();
        double[][] equations = new double[NUMBERS][NUMBERS + 1];
        for (int y = 1; y < side - 1; y++) {
            for (int x = 1; x < side - 1; x++) {
                int i = y * side + x;
                double alongRows = (levels[i + side] - levels[i - side]) * side / 2;
                double alongColumns = (levels[i + 1] - levels[i - 1]) * side / 2;
                double[] slopes = {alongRows, alongRows * place(y, side), alongColumns, alongColumns * place(x, side)};
                double error = one.levels()[i] - levels[i];
                for (int row = 0; row < NUMBERS; row++) {
                    for (int column = 0; column < NUMBERS; column++) {
                        equations[row][column] += slopes[row] * slopes[column];
                    }
                    equations[row][NUMBERS] += slopes[row] * error;
                }
            }
        }
        return solved(equations);
    }

    /** Gauss and Jordan; the ridge keeps a grid without any slope from dividing by nothing. */
    private static double[] solved(double[][] equations) {
        for (int i = 0; i < NUMBERS; i++) {
            equations[i][i] += RIDGE * equations[i][i] + Double.MIN_NORMAL;
        }
        for (int pivot = 0; pivot < NUMBERS; pivot++) {
            for (int row = 0; row < NUMBERS; row++) {
                double factor = row == pivot ? 0 : equations[row][pivot] / equations[pivot][pivot];
                for (int column = pivot; column <= NUMBERS; column++) {
                    equations[row][column] -= factor * equations[pivot][column];
                }
            }
        }
        double[] solution = new double[NUMBERS];
        for (int i = 0; i < NUMBERS; i++) {
            solution[i] = equations[i][NUMBERS] / equations[i][i];
        }
        return solution;
    }
}
