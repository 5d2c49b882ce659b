package org.aullm.report.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.aullm.core.metrics.Counts;

/** Counts of right and wrong judgements for each seed, subject and unit; seeds and subjects in their natural order. */
public final class CountTable {

    private final List<Long> seeds;
    private final List<String> subjects;
    private final Counts[][][] counts;
    private final int units;
    private final long clips;

    private CountTable(int units, List<Long> seeds, List<String> subjects, long clips) {
        this.units = units;
        this.seeds = seeds;
        this.subjects = subjects;
        this.clips = clips;
        counts = new Counts[seeds.size()][subjects.size()][units];
        for (Counts[][] seed : counts) {
            for (Counts[] subject : seed) {
                Arrays.fill(subject, Counts.NONE);
            }
        }
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
                table.add(table.counts[seed][subject], entry.units());
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

    private void add(Counts[] row, List<Counts> more) {
        for (int unit = 0; unit < units; unit++) {
            row[unit] = row[unit].plus(more.get(unit));
        }
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

    /** The counts of one subject. */
    Counts at(int seed, int subject, int unit) {
        return counts[seed][subject][unit];
    }

    /** All subjects' counts of a unit under one seed, the seed given by its place. */
    public Counts pooled(int seed, int unit) {
        Counts sum = Counts.NONE;
        for (Counts[] subject : counts[seed]) {
            sum = sum.plus(subject[unit]);
        }
        return sum;
    }

    /** In how many subjects a unit is present at least once. */
    public int subjectsWith(int unit) {
        int sum = 0;
        for (int subject = 0; subject < subjects.size(); subject++) {
            boolean present = false;
            for (int seed = 0; seed < seeds.size(); seed++) {
                present |= counts[seed][subject][unit].positives() > 0;
            }
            sum += present ? 1 : 0;
        }
        return sum;
    }

    /** The scores of all units. */
    public Scores scores() {
        return scores(counts -> counts);
    }

    /** The scores that the same clips give to who always says "present". */
    public Scores allOnes() {
        return scores(Counts::allOnes);
    }

    /** The scores that the same clips give to who always says "absent". */
    public Scores allZeros() {
        return scores(Counts::allZeros);
    }

    private Scores scores(UnaryOperator<Counts> judge) {
        List<Double> binary = new ArrayList<>();
        List<Double> macro = new ArrayList<>();
        for (int unit = 0; unit < units; unit++) {
            binary.add(score(Metric.BINARY_F1, unit, judge));
            macro.add(score(Metric.MACRO_F1, unit, judge));
        }
        return new Scores(binary, macro);
    }

    private double score(Metric metric, int unit, UnaryOperator<Counts> judge) {
        double sum = 0;
        for (int seed = 0; seed < seeds.size(); seed++) {
            sum += metric.of(judge.apply(pooled(seed, unit)));
        }
        return seeds.isEmpty() ? 0 : sum / seeds.size();
    }
}
