package org.aullm.report.statistics;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.aullm.core.metrics.Counts;

/** Counts of right and wrong judgements for each seed, subject and unit; seeds and subjects in their natural order. */
public final class CountTable {

    private final List<Long> seeds;
    private final List<String> subjects;
    private final int units;
    private final long clips;

    // One row for each subject: true and false positives, false and true negatives, by unit, by seed.
    private final int[][] rows;

    private CountTable(int units, List<Long> seeds, List<String> subjects, long clips) {
        this.units = units;
        this.seeds = seeds;
        this.subjects = subjects;
        this.clips = clips;
        rows = new int[subjects.size()][seeds.size() * units * 4];
    }

    static CountTable of(int units, Map<Judgements.Key, Judgements.Entry> entries, Set<Judgements.Key> keys) {
        TreeSet<Long> seeds = new TreeSet<>();
        TreeSet<String> subjects = new TreeSet<>();
        Set<List<String>> clips = new HashSet<>();
        entries.forEach((key, entry) -> {
            if (keys.contains(key)) {
                seeds.add(key.seed());
                subjects.add(entry.subject());
                clips.add(List.of(key.dataset(), key.clip()));
            }
        });
        CountTable table = new CountTable(units, List.copyOf(seeds), List.copyOf(subjects), clips.size());
        Map<Long, Integer> seedPlaces = places(table.seeds);
        Map<String, Integer> subjectPlaces = places(table.subjects);
        entries.forEach((key, entry) -> {
            if (keys.contains(key)) {
                int seed = seedPlaces.getOrDefault(key.seed(), 0);
                int subject = subjectPlaces.getOrDefault(entry.subject(), 0);
                table.add(seed, subject, entry);
            }
        });
        return table;
    }

    private static <T> Map<T, Integer> places(List<T> items) {
        Map<T, Integer> places = new HashMap<>();
        for (T item : items) {
            places.put(item, places.size());
        }
        return places;
    }

    private void add(int seed, int subject, Judgements.Entry entry) {
        for (int unit = 0; unit < units; unit++) {
            Counts more = entry.counts(unit);
            int[] row = rows[subject];
            int place = place(seed, unit);
            row[place] += (int) more.truePositives();
            row[place + 1] += (int) more.falsePositives();
            row[place + 2] += (int) more.falseNegatives();
            row[place + 3] += (int) more.trueNegatives();
        }
    }

    private int place(int seed, int unit) {
        return (seed * units + unit) * 4;
    }

    /** The seeds with a judgement. */
    public List<Long> seeds() {
        return seeds;
    }

    /** The subjects with a judgement. */
    public List<String> subjects() {
        return subjects;
    }

    /** How many units there are. */
    public int units() {
        return units;
    }

    /** How many different clips were judged, under whatever seed. */
    public long clips() {
        return clips;
    }

    /** All counts of one subject, to be read only. */
    int[] row(int subject) {
        return rows[subject];
    }

    /** The counts of one subject. */
    Counts at(int seed, int subject, int unit) {
        int[] row = rows[subject];
        int place = place(seed, unit);
        return new Counts(row[place], row[place + 1], row[place + 2], row[place + 3]);
    }

    /** All subjects' counts of a unit under one seed, the seed given by its place. */
    public Counts pooled(int seed, int unit) {
        Counts sum = Counts.NONE;
        for (int subject = 0; subject < rows.length; subject++) {
            sum = sum.plus(at(seed, subject, unit));
        }
        return sum;
    }

    /** In how many subjects a unit is present at least once. */
    public int subjectsWith(int unit) {
        int sum = 0;
        for (int subject = 0; subject < subjects.size(); subject++) {
            int who = subject;
            boolean present = IntStream.range(0, seeds.size())
                    .anyMatch(seed -> at(seed, who, unit).positives() > 0);
            sum += present ? 1 : 0;
        }
        return sum;
    }

    /** The F1s of all units, from which differences are made. */
    public Scores scores() {
        Map<Metric, List<Double>> scores = new EnumMap<>(Metric.class);
        scores.put(Metric.BINARY_F1, scores(Counts::binaryF1));
        scores.put(Metric.MACRO_F1, scores(Counts::macroF1));
        return new Scores(scores);
    }

    private List<Double> scores(ToDoubleFunction<Counts> metric) {
        return IntStream.range(0, units)
                .mapToObj(unit -> IntStream.range(0, seeds.size())
                        .mapToDouble(seed -> metric.applyAsDouble(pooled(seed, unit)))
                        .average()
                        .orElse(0))
                .toList();
    }
}
