package org.aullm.projector.mgeefp;

import java.util.List;
import org.aullm.api.ComponentException;
import org.aullm.tensor.nn.Cells;
import org.aullm.tensor.nn.Cells.Cell;

/**
 * The granularities at which a map is read: each grid is the map's mean over cells, and all of them together are one
 * matrix.
 *
 * @param cells for each cell its rows and columns, grid by grid, row by row
 * @param height rows of the map
 * @param width columns of the map
 */
record Grids(List<Cell> cells, int height, int width) {

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
            cells.addAll(side == 0 ? Cells.grid(height, width, height, width) : Cells.grid(side, side, height, width));
        }
        return new Grids(cells, height, width);
    }

    /** (height * width, cells) in C order: a flat map times this is the map's mean over every cell. */
    double[] means() {
        return Cells.means(cells, height, width);
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
