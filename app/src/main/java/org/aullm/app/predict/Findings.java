package org.aullm.app.predict;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/** What stands out in an input so far. */
final class Findings {

    private static final int APEXES = 100;

    private record Apex(ApexMotion motion, double height) {}

    private final double[] highest;
    private final double[] highestAt;
    private final PriorityQueue<Apex> apexes = new PriorityQueue<>(Comparator.comparingDouble(Apex::height));
    private Optional<Peak> peak = Optional.empty();
    private Optional<ApexMotion> peakMotion = Optional.empty();

    Findings(int units) {
        highest = new double[units];
        highestAt = new double[units];
    }

    /**
     * Another window was judged.
     *
     * @param motion up to its apex
     */
    void add(Peak found, ApexMotion motion) {
        double seconds = found.apexMillis() / 1000;
        for (int unit = 0; unit < highest.length; unit++) {
            if (found.probabilities()[unit] > highest[unit]) {
                highest[unit] = found.probabilities()[unit];
                highestAt[unit] = seconds;
            }
        }
        List<Double> curve = found.spotting().curve();
        apexes.add(new Apex(
                motion, curve.isEmpty() ? 0 : curve.get(found.spotting().apex())));
        if (apexes.size() > APEXES) {
            apexes.remove();
        }
        if (peak.isEmpty() || found.excess() > peak.get().excess()) {
            peak = Optional.of(found);
            peakMotion = Optional.of(motion);
        }
    }

    boolean isEmpty() {
        return peak.isEmpty();
    }

    /** The window that stands out most. */
    Peak peak() {
        return peak.orElseThrow();
    }

    /** The highest probability of a unit over all windows. */
    double highest(int unit) {
        return highest[unit];
    }

    /** Seconds of the apex of that window. */
    double highestAt(int unit) {
        return highestAt[unit];
    }

    /** Seconds of the apexes at which most has moved, in order. */
    List<Double> apexes() {
        return apexes.stream()
                .map(apex -> apex.motion().seconds())
                .sorted()
                .distinct()
                .toList();
    }

    /** The motion up to each of these and to the peak's apex, in order of time. */
    List<ApexMotion> motions() {
        return Stream.concat(peakMotion.stream(), apexes.stream().map(Apex::motion))
                .distinct()
                .sorted(Comparator.comparingDouble(ApexMotion::seconds))
                .toList();
    }
}
