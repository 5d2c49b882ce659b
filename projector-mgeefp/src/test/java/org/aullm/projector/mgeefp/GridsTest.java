package org.aullm.projector.mgeefp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.aullm.api.ComponentException;
import org.aullm.tensor.nn.Cells.Cell;
import org.junit.jupiter.api.Test;

class GridsTest {

    @Test
    void the_coarsest_grid_is_the_mean_of_the_map() {
        assertThat(Grids.of(List.of(1), 2, 2).means()).containsExactly(0.25, 0.25, 0.25, 0.25);
    }

    @Test
    void zero_is_the_map_as_it_is() {
        assertThat(Grids.of(List.of(0), 1, 3).means()).containsExactly(1, 0, 0, 0, 1, 0, 0, 0, 1);
    }

    @Test
    void cells_that_do_not_come_out_even_overlap() {
        List<Cell> cells = Grids.of(List.of(3), 7, 9).cells();

        assertThat(cells).hasSize(9).startsWith(new Cell(0, 3, 0, 3), new Cell(0, 3, 3, 6));
        assertThat(cells.get(4)).isEqualTo(new Cell(2, 5, 3, 6));
        assertThat(cells.get(8)).isEqualTo(new Cell(4, 7, 6, 9));
    }

    @Test
    void grids_stand_one_after_the_other() {
        // Columns: the mean of both, then each.
        assertThat(Grids.of(List.of(1, 0), 1, 2).means()).containsExactly(0.5, 1, 0, 0.5, 0, 1);
    }

    @Test
    void refuses_a_grid_finer_than_the_map() {
        assertThatThrownBy(() -> Grids.of(List.of(1, 9), 7, 8))
                .isInstanceOf(ComponentException.class)
                .hasMessage("grids: a grid of 9 x 9 was asked for, but the mid-level map has 7 x 8 cells; "
                        + "write numbers from 1 to 7, or 0 for the map as it is");
    }

    @Test
    void refuses_no_grid_and_a_grid_twice() {
        assertThatThrownBy(() -> Grids.of(List.of(), 7, 7))
                .hasMessage("grids: at least one is needed; write numbers from 1 to 7, or 0 for the map as it is");
        assertThatThrownBy(() -> Grids.of(List.of(3, 1, 3), 7, 7))
                .hasMessage("grids: 3 is there twice; write each grid once");
    }
}
