package org.aullm.app.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.aullm.api.vision.Alignment;
import org.aullm.api.vision.Box;
import org.aullm.api.vision.Face;
import org.aullm.api.vision.Point;
import org.junit.jupiter.api.Test;

class RecentMotionTest {

    @Test
    void eyes_of_the_picture_are_found_again_in_a_turned_crop() {
        // A crop of 100 pixels, turned by a right angle clockwise: its place (s, t) is (200 - 100 t, 50 + 100 s).
        Alignment turned = new Alignment(0, 100, 200, 50);
        Point left = turned.place(0.33, 0.37);
        Point right = turned.place(0.67, 0.37);

        List<Point> eyes = RecentMotion.eyes(new Face(new Box(0, 0, 1, 1), 1, List.of(left, right)), turned);

        assertThat(eyes.get(0).x()).isCloseTo(0.33, within(1e-9));
        assertThat(eyes.get(0).y()).isCloseTo(0.37, within(1e-9));
        assertThat(eyes.get(1).x()).isCloseTo(0.67, within(1e-9));
    }
}
