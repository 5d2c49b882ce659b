package org.aullm.datasets.flow;

import org.aullm.api.vision.Flow;
import org.aullm.api.vision.FlowMethod;
import org.aullm.api.vision.Picture;

/**
 * Optical flow by polynomial expansion (Farneback, SCIA 2003): where a neighbourhood f(x) = x' A x + b' x + c has moved by
 * d, its b has become b - 2 A d. With A the mean of both pictures' and db half the difference of their b, A d = db is
 * solved by least squares over a window, from a coarse picture to finer ones, each some times with the second picture's
 * expansion taken from where the motion so far leads.
 */
final class Farneback implements FlowMethod {

    private final FarnebackSettings settings;

    Farneback(FarnebackSettings settings) {
        this.settings = settings;
    }

    @Override
    public Flow between(Picture first, Picture second) {
        if (first.width() != second.width() || first.height() != second.height()) {
            throw new IllegalArgumentException("a picture of %s and one of %s have no flow".formatted(first, second));
        }
        Plane[] before = pyramid(Plane.of(first));
        Plane[] after = pyramid(Plane.of(second));
        Plane u = null;
        Plane v = null;
        for (int level = before.length - 1; level >= 0; level--) {
            int width = before[level].width();
            int height = before[level].height();
            if (u == null || v == null) {
                u = new Plane(width, height, new float[width * height]);
                v = new Plane(width, height, new float[width * height]);
            } else {
                u = u.stretched(width, height, width / (float) u.width());
                v = v.stretched(width, height, height / (float) v.height());
            }
            Expansion old = Expansion.of(before[level], settings.radius(), settings.spread());
            Expansion now = Expansion.of(after[level], settings.radius(), settings.spread());
            NormalEquations equations = new NormalEquations(width, height, settings.window(), settings.stiffness());
            for (int i = 0; i < settings.iterations(); i++) {
                equations.set(old, now, u.values(), v.values());
                equations.solve(u.values(), v.values());
            }
        }
        if (u == null || v == null) {
            throw new IllegalStateException("a pyramid has at least one level");
        }
        return new Flow(u.width(), u.height(), u.values(), v.values());
    }

    private Plane[] pyramid(Plane finest) {
        int levels = 1;
        // A coarser level than the window is wide sees one motion only.
        for (int size = Math.min(finest.width(), finest.height()) / 2;
                levels < settings.levels() && size >= settings.window();
                size /= 2) {
            levels++;
        }
        Plane[] planes = new Plane[levels];
        planes[0] = finest;
        for (int i = 1; i < levels; i++) {
            planes[i] = planes[i - 1].halved();
        }
        return planes;
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
