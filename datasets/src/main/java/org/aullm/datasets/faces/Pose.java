package org.aullm.datasets.faces;

/**
 * Where the face is in a frame: a place of the frame, in pixels of 112, leads to a place of the upright face.
 *
 * @param xx how much the face's x grows with the frame's x
 * @param xy how much it grows with the frame's y
 * @param x0 the face's x at the frame's origin
 * @param yx how much the face's y grows with the frame's x
 * @param yy how much it grows with the frame's y
 * @param y0 the face's y at the frame's origin
 * @param yaw parallax of what stands out by 30 pixels
 */
record Pose(float xx, float xy, float x0, float yx, float yy, float y0, float yaw) {

    static Pose at(Nuisances nuisances, double pitch, double time) {
        double angle = nuisances.cropTurn() + nuisances.turn().at(time);
        double size = 1 + nuisances.cropSize() + nuisances.grow().at(time);
        double breath = 0.08 * StrictMath.sin(2 * StrictMath.PI * 0.1 * time);
        double right = nuisances.cropX() + nuisances.moveX().at(time);
        double down = nuisances.cropY() + nuisances.moveY().at(time) + breath;
        double cos = StrictMath.cos(angle) / size;
        double sin = StrictMath.sin(angle) / size;
        double centreX = Person.MIDLINE + right;
        double centreY = Person.HEAD_Y + down;
        return new Pose(
                (float) cos,
                (float) sin,
                (float) (Person.MIDLINE - cos * centreX - sin * centreY),
                (float) (-sin / pitch),
                (float) (cos / pitch),
                (float) (Person.HEAD_Y + (sin * centreX - cos * centreY) / pitch),
                (float) nuisances.yaw().at(time));
    }
}
