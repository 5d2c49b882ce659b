package org.aullm.datasets.faces;

import java.util.HashMap;
import java.util.Map;

/** The maps of all units of a person, for a direction of light. */
final class UnitMaps {

    private static final double WEAK_SPREAD = 0.92;
    private static final double STRONG_SPREAD = 1.22;
    private static final float NOTHING = 0.004f;

    // In standard deviations: 6 pixels of motion have fallen to a thousandth of a pixel there.
    private static final double REACH = 4.2;

    private final Map<Integer, UnitMap[]> maps = new HashMap<>();
    private final Map<Integer, Expression> expressions = new HashMap<>();
    private final Person who;
    private final Light light;
    private final float[] fade;

    UnitMaps(Person who, Light light) {
        this.who = who;
        this.light = light;
        this.fade = fade(who);
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
        double centreX = Person.x(side, motion.lateral());
        double spreadX = motion.spreadX() * spread;
        double spreadY = motion.spreadY() * spread;
        double[] across = gaussian(centreX, spreadX);
        double[] along = gaussian(motion.y(), spreadY);
        int size = MotionField.SIZE;
        for (int y = first(motion.y(), REACH * spreadY); y < end(motion.y(), REACH * spreadY); y++) {
            for (int x = first(centreX, REACH * spreadX); x < end(centreX, REACH * spreadX); x++) {
                double weight = across[x] * along[y] * fade[y * size + x];
                map[y * size + x] += (float) (right * weight);
                map[size * size + y * size + x] += (float) (down * weight);
            }
        }
    }

    // The silhouette must give nothing away.
    private static float[] fade(Person who) {
        int size = MotionField.SIZE;
        float[] fade = new float[size * size];
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                fade[y * size + x] = (float) Math.max(0, Math.min(1, 4 * (1 - who.outline(x, y))));
            }
        }
        return fade;
    }

    private static int first(double centre, double reach) {
        return Math.max(0, (int) (centre - reach));
    }

    private static int end(double centre, double reach) {
        return Math.min(MotionField.SIZE, (int) (centre + reach) + 1);
    }

    private void fold(float[] shade, Furrow furrow, int side, double depth) {
        double alongX = side * StrictMath.cos(furrow.angle());
        double alongY = -StrictMath.sin(furrow.angle());
        double acrossX = -alongY;
        double acrossY = alongX;
        double lit = acrossX * light.x() + acrossY * light.y();
        double centre = Person.x(side, furrow.lateral());
        double reach = 3 * furrow.length() + 4 * furrow.width();
        int size = MotionField.SIZE;
        for (int y = first(furrow.y(), reach); y < end(furrow.y(), reach); y++) {
            for (int x = first(centre, reach); x < end(centre, reach); x++) {
                double t = ((x - centre) * alongX + (y - furrow.y()) * alongY) / furrow.length();
                double n = ((x - centre) * acrossX + (y - furrow.y()) * acrossY) / furrow.width();
                if (t * t < 9 && n * n < 16) {
                    double line = StrictMath.exp(-t * t - n * n / 2) * fade[y * size + x];
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
                if (Math.abs(wide[at]) + Math.abs(wide[size * size + at]) + Math.abs(shade[at]) > NOTHING) {
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
            for (int direction = 0; direction < 2; direction++) {
                int at = direction * size * size + from;
                int to = direction * width * height + row * width;
                System.arraycopy(narrow, at, narrowCut, to, width);
                System.arraycopy(wide, at, wideCut, to, width);
            }
            System.arraycopy(shade, from, shadeCut, row * width, width);
        }
        return new UnitMap(left, top, width, height, narrowCut, wideCut, shadeCut);
    }
}
