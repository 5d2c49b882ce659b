package org.aullm.report.statistics;

import java.util.Arrays;

/** Counts summed over some subjects, for each seed and unit, in the layout of {@link CountTable#row}. */
final class Sums {

    private final int seeds;
    private final int units;
    private final int[] counts;

    Sums(CountTable table) {
        seeds = table.seeds().size();
        units = table.units();
        counts = new int[seeds * units * 4];
    }

    /** All subjects once. */
    static Sums of(CountTable table) {
        Sums sums = new Sums(table);
        for (int subject = 0; subject < table.subjects().size(); subject++) {
            sums.add(table.row(subject), 1);
        }
        return sums;
    }

    void clear() {
        Arrays.fill(counts, 0);
    }

    void set(Sums other) {
        System.arraycopy(other.counts, 0, counts, 0, counts.length);
    }

    /** Adds a subject's counts as often as said; a negative number takes them away again. */
    void add(int[] row, int times) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += times * row[i];
        }
    }

    /** The unit's F1 of "present", averaged over seeds. */
    double binary(int unit) {
        double sum = 0;
        for (int seed = 0; seed < seeds; seed++) {
            int place = (seed * units + unit) * 4;
            sum += f1(counts[place], counts[place + 1] + counts[place + 2]);
        }
        return seeds == 0 ? 0 : sum / seeds;
    }

    /** The unit's mean of F1 of "present" and F1 of "absent", averaged over seeds. */
    double macro(int unit) {
        double sum = 0;
        for (int seed = 0; seed < seeds; seed++) {
            int place = (seed * units + unit) * 4;
            int wrong = counts[place + 1] + counts[place + 2];
            sum += (f1(counts[place], wrong) + f1(counts[place + 3], wrong)) / 2;
        }
        return seeds == 0 ? 0 : sum / seeds;
    }

    /** The mean of {@link #binary} over units. */
    double meanBinary() {
        double sum = 0;
        for (int unit = 0; unit < units; unit++) {
            sum += binary(unit);
        }
        return units == 0 ? 0 : sum / units;
    }

    /** The mean of {@link #macro} over units. */
    double meanMacro() {
        double sum = 0;
        for (int unit = 0; unit < units; unit++) {
            sum += macro(unit);
        }
        return units == 0 ? 0 : sum / units;
    }

    private static double f1(int hits, int wrong) {
        int denominator = 2 * hits + wrong;
        return denominator == 0 ? 0 : 2.0 * hits / denominator;
    }
}
