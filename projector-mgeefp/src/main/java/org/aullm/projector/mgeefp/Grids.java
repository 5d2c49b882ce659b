package org.aullm.projector.mgeefp;

import java.util.List;
import org.aullm.api.ComponentException;

/**
 * The granularities at which a map is read: each grid is the map's mean over cells, and all of them together are one
 * matrix. Cells that do not come out even overlap by one row or column, so every cell of a grid has about the same size.
 *
 * @param cells for each cell its rows and columns, grid by grid, row by row
 * @param height rows of the map
 * @param width columns of the map
 */
record Grids(List<Cell> cells, int height, int width) {

    /** Rows {@code top} to {@code bottom} and columns {@code left} to {@code right} of the map, the ends excluded. */
    record Cell(int top, int bottom, int left, int right) {
        int size() {
            return (bottom - top) * (right - left);
        }
    }

    Grids {
        cells = List.copyOf(cells);
    }

    /**
     * Checks the grids that were asked for.
     *
     * @param sides the grids' rows and columns; 0 is the map as it is
     * @throws ComponentException if there are none, one twice, or one that is finer than the map
     */
    static Grids of(List<Integer> sides, int height, int width) {
        if (sides.isEmpty()) {
            throw new ComponentException(
                    "grids: at least one is needed; write numbers from 1 to %d, or 0 for the map as it is"
                            .formatted(Math.min(height, width)));
        }
        List<Cell> cells = new java.util.ArrayList<>();
        for (int side : sides) {
            if (side < 0 || side > Math.min(height, width)) {
                throw new ComponentException(
                        "grids: a grid of %d x %d was asked for, but the mid-level map has %d x %d cells; write numbers from 1 to %d, or 0 for the map as it is"
                                .formatted(side, side, height, width, Math.min(height, width)));
            }
            if (sides.indexOf(side) != sides.lastIndexOf(side)) {
                throw new ComponentException("grids: %d is there twice; write each grid once".formatted(side));
            }
            cells.addAll(side == 0 ? grid(height, width, height, width) : grid(side, side, height, width));
        }
        return new Grids(cells, height, width);
    }

    private static List<Cell> grid(int rows, int columns, int height, int width) {
        List<Cell> cells = new java.util.ArrayList<>();
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
    double[] means() {
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

    /** (cells, height * width): weights of cells times this are weights of places, each cell's shared out evenly. */
    double[] spread() {
        double[] means = means();
        int places = height * width;
        double[] transposed = new double[means.length];
        for (int place = 0; place < places; place++) {
            for (int cell = 0; cell < cells.size(); cell++) {
                transposed[cell * places + place] = means[place * cells.size() + cell];
            }
        }
        return transposed;
    }
}
