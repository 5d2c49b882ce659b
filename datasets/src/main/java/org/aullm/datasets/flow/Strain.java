package org.aullm.datasets.flow;

import org.aullm.api.vision.Flow;

/** Optical strain: how much a flow stretches and shears the skin, sqrt(u_x^2 + v_y^2 + (u_y + v_x)^2 / 2). */
public final class Strain {

    private Strain() {}

    /** Strain of each pixel, without unit, (height, width); differences of neighbours, one-sided at the edges. */
    public static float[] of(Flow flow) {
        int width = flow.width();
        int height = flow.height();
        float[] u = flow.u();
        float[] v = flow.v();
        float[] strain = new float[u.length];
        for (int row = 0; row < height; row++) {
            int above = Math.max(row - 1, 0) * width;
            int below = Math.min(row + 1, height - 1) * width;
            float along = Math.max(1, (below - above) / width);
            for (int column = 0; column < width; column++) {
                int left = Math.max(column - 1, 0);
                int right = Math.min(column + 1, width - 1);
                float across = Math.max(1, right - left);
                int here = row * width;
                float ux = (u[here + right] - u[here + left]) / across;
                float vx = (v[here + right] - v[here + left]) / across;
                float uy = (u[below + column] - u[above + column]) / along;
                float vy = (v[below + column] - v[above + column]) / along;
                strain[here + column] = (float) Math.sqrt(ux * ux + vy * vy + (uy + vx) * (uy + vx) / 2);
            }
        }
        return strain;
    }
}
