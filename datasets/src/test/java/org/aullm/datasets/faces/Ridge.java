package org.aullm.datasets.faces;

import java.util.List;

/** Ridge regression on standardised features, several targets at once: (X'X + c n I) w = X'y, solved by Cholesky. */
final class Ridge {

    private final double[] mean;
    private final double[] scale;
    private final double[][] weights;

    private Ridge(double[] mean, double[] scale, double[][] weights) {
        this.mean = mean;
        this.scale = scale;
        this.weights = weights;
    }

    /** Fits one to n rows; the penalty is c of the class's equation. */
    static Ridge fit(List<double[]> inputs, List<double[]> targets, double penalty) {
        int width = inputs.get(0).length;
        int count = targets.get(0).length;
        double[] mean = new double[width];
        double[] scale = new double[width];
        for (double[] row : inputs) {
            for (int i = 0; i < width; i++) {
                mean[i] += row[i] / inputs.size();
            }
        }
        for (double[] row : inputs) {
            for (int i = 0; i < width; i++) {
                scale[i] += (row[i] - mean[i]) * (row[i] - mean[i]) / inputs.size();
            }
        }
        for (int i = 0; i < width; i++) {
            scale[i] = Math.sqrt(scale[i]) + 1e-9;
        }
        double[][] matrix = new double[width][width];
        double[][] weights = new double[count][width];
        for (int n = 0; n < inputs.size(); n++) {
            double[] row = standardised(inputs.get(n), mean, scale);
            for (int i = 0; i < width; i++) {
                for (int j = 0; j <= i; j++) {
                    matrix[i][j] += row[i] * row[j];
                }
                for (int k = 0; k < count; k++) {
                    weights[k][i] += row[i] * targets.get(n)[k];
                }
            }
        }
        for (int i = 0; i < width; i++) {
            matrix[i][i] += penalty * inputs.size();
        }
        factorise(matrix);
        for (double[] target : weights) {
            solve(matrix, target);
        }
        return new Ridge(mean, scale, weights);
    }

    double[] scores(double[] input) {
        double[] row = standardised(input, mean, scale);
        double[] scores = new double[weights.length];
        for (int k = 0; k < scores.length; k++) {
            for (int i = 0; i < row.length; i++) {
                scores[k] += weights[k][i] * row[i];
            }
        }
        return scores;
    }

    private static double[] standardised(double[] input, double[] mean, double[] scale) {
        double[] row = new double[input.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = (input[i] - mean[i]) / scale[i];
        }
        return row;
    }

    /** The lower triangle becomes that of Cholesky. */
    private static void factorise(double[][] matrix) {
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= matrix[i][k] * matrix[j][k];
                }
                matrix[i][j] = i == j ? Math.sqrt(sum) : sum / matrix[j][j];
            }
        }
    }

    private static void solve(double[][] lower, double[] right) {
        for (int i = 0; i < right.length; i++) {
            for (int k = 0; k < i; k++) {
                right[i] -= lower[i][k] * right[k];
            }
            right[i] /= lower[i][i];
        }
        for (int i = right.length - 1; i >= 0; i--) {
            for (int k = i + 1; k < right.length; k++) {
                right[i] -= lower[k][i] * right[k];
            }
            right[i] /= lower[i][i];
        }
    }
}
