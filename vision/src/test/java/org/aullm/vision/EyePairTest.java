package org.aullm.vision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.aullm.api.vision.Box;
import org.aullm.api.vision.Point;
import org.junit.jupiter.api.Test;

class EyePairTest {

    private static Cascade.Hit hit(double x, double y, double size, int hits) {
        return new Cascade.Hit(new Box(x - size / 2, y - size / 2, size, size), hits);
    }

    @Test
    void the_pair_on_which_most_windows_agree() {
        Optional<EyePair> pair =
                EyePair.among(List.of(hit(30, 40, 20, 9), hit(70, 42, 22, 8), hit(72, 30, 20, 3)), 100);

        assertThat(pair).hasValue(new EyePair(new Point(30, 40), new Point(70, 42), 17));
    }

    @Test
    void no_pair_lies_as_eyes_do_not() {
        // A brow above an eye, two hits on one eye, a nostril, a hit twice as large.
        assertThat(EyePair.among(List.of(hit(30, 40, 20, 9), hit(30, 20, 20, 9)), 100))
                .isEmpty();
        assertThat(EyePair.among(List.of(hit(30, 40, 20, 9), hit(40, 40, 20, 9)), 100))
                .isEmpty();
        assertThat(EyePair.among(List.of(hit(30, 40, 20, 9), hit(65, 60, 20, 9)), 100))
                .isEmpty();
        assertThat(EyePair.among(List.of(hit(30, 40, 20, 9), hit(70, 40, 40, 9)), 100))
                .isEmpty();
        assertThat(EyePair.among(List.of(hit(60, 40, 20, 9), hit(95, 40, 20, 9)), 100))
                .isEmpty();
        assertThat(EyePair.among(List.of(), 100)).isEmpty();
    }

    @Test
    void places_go_back_to_the_whole_picture() {
        EyePair pair = new EyePair(new Point(10, 20), new Point(50, 22), 1);

        assertThat(pair.moved(0.5, 100, 200)).containsExactly(new Point(105, 210), new Point(125, 211));
    }
}
