package org.aullm.datasets.faces;

import java.util.HashMap;
import java.util.Map;

/** The maps of all units of a person, for a direction of light. */
final class UnitMaps {

    private static final double WEAK_SPREAD = 0.92;
    private static final double STRONG_SPREAD = 1.22;
    private static final float NOTHING = 0.004f;

    private final Map<Integer, UnitMap[]> maps = new HashMap<>();
    private final Map<Integer, Expression> expressions = new HashMap<>();
    private final Person who;
    private final Light light;

    UnitMaps(Person who, Light light) {
        this.who = who;
        this.light = light;
        Expressions all = new Expressions(who);
        for (int unit : Units.ALL) {
            Expression expression = all.of(unit);
            expressions.put(unit, expression);
            maps.put(unit, new UnitMap[] {map(unit, expression, -1), map(unit, expression, 1)});
        }
    }

    /** The map of a unit on a side: -1 the picture's left, 1 its right. */
    UnitMap of(int unit, int side) {
        return maps.getOrDefault(unit, new UnitMap[0])[side < 0 ? 0 : 1];
    }

    /** Lids and lips of a unit. */
    Expression expression(int unit) {
        Expression expression = expressions.get(unit);
        if (expression == null) {
            throw new IllegalArgumentException("these faces have no AU" + unit);
        }
        return expression;
    }

    private UnitMap map(int unit, Expression expression, int side) {
        Person.Habit habit = who.habits().getOrDefault(unit, new Person.Habit(1, 0, 1, 1, 1));
        int size = MotionField.SIZE;
        float[] narrow = new float[2 * size * size];
        float[] wide = new float[2 * size * size];
        float[] shade = new float[size * size];
        double gain = habit.gain() * (side < 0 ? habit.left() : 2 - habit.left());
        for (SkinMotion motion : expression.motions()) {
            spread(narrow, motion, side, gain, habit.turn(), habit.spread() * WEAK_SPREAD);
            spread(wide, motion, side, gain, habit.turn(), habit.spread() * STRONG_SPREAD);
        }
        for (Furrow furrow : expression.furrows()) {
            fold(shade, furrow, side, habit.furrow());
        }
        return cut(narrow, wide, shade);
    }

    private void spread(float[] map, SkinMotion motion, int side, double gain, double turn, double spread) {
        double cos = StrictMath.cos(turn);
        double sin = StrictMath.sin(turn);
        double right = side * gain * (cos * motion.outward() + sin * motion.up());
        double down = -gain * (cos * motion.up() - sin * motion.outward());
        double[] across = gaussian(Person.x(side, motion.lateral()), motion.spreadX() * spread);
        double[] along = gaussian(motion.y(), motion.spreadY() * spread);
        int size = MotionField.SIZE;
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                double weight = across[x] * along[y] * fade(x, y);
                map[2 * (y * size + x)] += (float) (right * weight);
                map[2 * (y * size + x) + 1] += (float) (down * weight);
            }
        }
    }

    // The silhouette must give nothing away.
    private double fade(int x, int y) {
        double left = 4 * (1 - who.outline(x, y));
        return Math.max(0, Math.min(1, left));
    }

    private void fold(float[] shade, Furrow furrow, int side, double depth) {
        double alongX = side * StrictMath.cos(furrow.angle());
        double alongY = -StrictMath.sin(furrow.angle());
        double acrossX = -alongY;
        double acrossY = alongX;
        double lit = acrossX * light.x() + acrossY * light.y();
        double centre = Person.x(side, furrow.lateral());
        int size = MotionField.SIZE;
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                double t = ((x - centre) * alongX + (y - furrow.y()) * alongY) / furrow.length();
                double n = ((x - centre) * acrossX + (y - furrow.y()) * acrossY) / furrow.width();
                if (t * t < 9 && n * n < 16) {
                    double line = StrictMath.exp(-t * t - n * n / 2) * fade(x, y);
                    shade[y * size + x] += (float) (depth * furrow.depth() * line * (2 * lit * n - 0.5));
                }
            }
        }
    }

    private static double[] gaussian(double centre, double spread) {
        double[] weights = new double[MotionField.SIZE];
        for (int i = 0; i < weights.length; i++) {
            double distance = (i - centre) / spread;
            weights[i] = StrictMath.exp(-distance * distance / 2);
        }
        return weights;
    }

    private static UnitMap cut(float[] narrow, float[] wide, float[] shade) {
        int size = MotionField.SIZE;
        int left = size;
        int top = size;
        int right = 0;
        int bottom = 0;
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                int at = y * size + x;
                if (Math.abs(wide[2 * at]) + Math.abs(wide[2 * at + 1]) + Math.abs(shade[at]) > NOTHING) {
                    left = Math.min(left, x);
                    top = Math.min(top, y);
                    right = Math.max(right, x + 1);
                    bottom = Math.max(bottom, y + 1);
                }
            }
        }
        int width = Math.max(0, right - left);
        int height = Math.max(0, bottom - top);
        float[] narrowCut = new float[2 * width * height];
        float[] wideCut = new float[2 * width * height];
        float[] shadeCut = new float[width * height];
        for (int row = 0; row < height; row++) {
            int from = (top + row) * size + left;
            System.arraycopy(narrow, 2 * from, narrowCut, 2 * row * width, 2 * width);
            System.arraycopy(wide, 2 * from, wideCut, 2 * row * width, 2 * width);
            System.arraycopy(shade, from, shadeCut, row * width, width);
        }
        return new UnitMap(left, top, width, height, narrowCut, wideCut, shadeCut);
    }
}
