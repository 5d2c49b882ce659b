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
 * @param yaw parallax of what stands out by 30 pixels, to the right
 * @param nod the same, downwards
 */
record Pose(float xx, float xy, float x0, float yx, float yy, float y0, float yaw, float nod) {

    static Pose at(Nuisances nuisances, double pitch, double time) {
        Crop crop = nuisances.crop();
        HeadDrift head = nuisances.head();
        double angle = crop.turn() + head.turn().at(time);
        double size = 1 + crop.grow() + head.grow().at(time);
        double right = crop.right() + head.right().at(time);
        double down = crop.down() + head.down().at(time) + head.breathing(time);
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
                (float) head.yaw().at(time),
                (float) head.nod().at(time));
    }
}
