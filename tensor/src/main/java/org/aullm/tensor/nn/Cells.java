package org.aullm.tensor.nn;

import java.util.ArrayList;
import java.util.List;

/**
 * Rectangles that cover a map, to average over: adaptive average pooling as a matrix. Cells that do not come out even
 * overlap by one row or column, so every cell of a grid has about the same size (as PyTorch's adaptive pooling).
 *
 * @since 0.1.0
 */
public final class Cells {

    private Cells() {}

    /** Rows {@code top} to {@code bottom} and columns {@code left} to {@code right} of a map, the ends excluded. */
    public record Cell(int top, int bottom, int left, int right) {
        /** How many places it has. */
        public int size() {
            return (bottom - top) * (right - left);
        }
    }

    /** The cells of a grid over a map, row by row. */
    public static List<Cell> grid(int rows, int columns, int height, int width) {
        List<Cell> cells = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                cells.add(new Cell(
                        row * height / rows,
                        ceilDiv((row + 1) * height, rows),
                        column * width / columns,
                        ceilDiv((column + 1) * width, columns)));
            }
        }
        return cells;
    }

    private static int ceilDiv(int a, int b) {
        return (a + b - 1) / b;
    }

    /** (height * width, cells) in C order: a flat map times this is the map's mean over every cell. */
    public static double[] means(List<Cell> cells, int height, int width) {
        double[] matrix = new double[height * width * cells.size()];
        for (int at = 0; at < cells.size(); at++) {
            Cell cell = cells.get(at);
            for (int y = cell.top(); y < cell.bottom(); y++) {
                for (int x = cell.left(); x < cell.right(); x++) {
                    matrix[(y * width + x) * cells.size() + at] = 1.0 / cell.size();
                }
            }
        }
        return matrix;
    }
}
