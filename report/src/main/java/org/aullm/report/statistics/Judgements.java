package org.aullm.report.statistics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.aullm.core.metrics.Counts;
import org.aullm.core.result.ClipResult;
import org.aullm.core.result.TrialResult;

/** Who was judged how in one cell: every clip once for each seed, whatever fold it was in. */
public final class Judgements {

    /**
     * From this probability on a unit counts as found, unless its trial has chosen otherwise on inner folds of its training
     * subjects. It is never chosen on the clips it is used for.
     */
    public static final double THRESHOLD = 0.5;

    /** One judged clip of one seed. */
    record Key(long seed, String dataset, String clip) {}

    private static final int UNKNOWN = -1;

    /** Who is seen, and for each of the study's units what it was given and whether it is there. */
    static final class Entry {
        private final String subject;
        private final double[] probabilities;
        private final boolean[] found;
        private final int[] labels;

        /** Labels: 1 present, 0 absent, {@value #UNKNOWN} not known. */
        private Entry(String subject, double[] probabilities, boolean[] found, int[] labels) {
            this.subject = subject;
            this.probabilities = probabilities;
            this.found = found;
            this.labels = labels;
        }

        String subject() {
            return subject;
        }

        /** One judgement; {@link Counts#NONE} where the label is not known. */
        Counts counts(int unit) {
            return labels[unit] == UNKNOWN ? Counts.NONE : Counts.of(found[unit], labels[unit] == 1);
        }
    }

    private final int units;
    private final Map<Key, Entry> entries = new LinkedHashMap<>();
    private int repeated;

    private Judgements(int units) {
        this.units = units;
    }

    /**
     * The judgements in some trials' results. Where trials of one seed judge the same clip, the first counts.
     *
     * @param units the study's units; a trial may have them in another order, or lack some
     * @throws IllegalArgumentException if a clip has not one probability, label and mask for each unit of its trial
     */
    public static Judgements of(List<Integer> units, List<TrialResult> results) {
        Judgements judgements = new Judgements(units.size());
        for (TrialResult result : results) {
            List<Integer> columns = units.stream()
                    .map(unit -> result.config().units().indexOf(unit))
                    .toList();
            for (ClipResult clip : result.clips()) {
                requireComplete(result, clip);
                judgements.add(result, clip, columns);
            }
        }
        return judgements;
    }

    private static void requireComplete(TrialResult result, ClipResult clip) {
        int columns = result.config().units().size();
        if (clip.probabilities().size() != columns
                || clip.labels().size() != columns
                || clip.known().size() != columns) {
            throw new IllegalArgumentException(
                    "trial '%s', clip '%s': %d units, but %d probabilities, %d labels and %d mask values"
                            .formatted(
                                    result.trial(),
                                    clip.clip(),
                                    columns,
                                    clip.probabilities().size(),
                                    clip.labels().size(),
                                    clip.known().size()));
        }
    }

    private void add(TrialResult result, ClipResult clip, List<Integer> columns) {
        double[] probabilities = new double[columns.size()];
        boolean[] found = new boolean[columns.size()];
        int[] labels = new int[columns.size()];
        for (int unit = 0; unit < labels.length; unit++) {
            int column = columns.get(unit);
            boolean known = column >= 0 && clip.known().get(column) == 1;
            labels[unit] = known ? clip.labels().get(column) : UNKNOWN;
            probabilities[unit] = known ? clip.probabilities().get(column) : 0;
            found[unit] = known && probabilities[unit] >= result.threshold(column);
        }
        Key key = new Key(result.config().seed(), clip.dataset(), clip.clip());
        if (entries.putIfAbsent(key, new Entry(clip.subject(), probabilities, found, labels)) != null) {
            repeated++;
        }
    }

    /** How many judgements were left out because their clip had been judged before under the same seed. */
    public int repeated() {
        return repeated;
    }

    /** Whether nothing was judged. */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** Everything judged. */
    public CountTable counts() {
        return CountTable.of(units, entries, entries.keySet());
    }

    /** What is judged here, among these. */
    CountTable counts(Set<Key> keys) {
        return CountTable.of(units, entries, keys);
    }

    /** All metrics on everything judged. */
    public Scores scores() {
        return scores(predictions -> predictions);
    }

    /** What the same clips give to who always says the same. */
    public Scores constant(double probability) {
        return scores(predictions -> predictions.constant(probability));
    }

    /** What the same clips give to who always says how frequent the unit is among them. */
    public Scores baseRates() {
        return scores(predictions -> predictions.constant(predictions.prevalence()));
    }

    /** Whether probabilities are what they say, over all units and seeds. */
    public Calibration calibration() {
        List<Predictions> all = new ArrayList<>();
        for (List<Predictions> seed : predictions()) {
            all.addAll(seed);
        }
        return Calibration.of(all);
    }

    private Scores scores(UnaryOperator<Predictions> judge) {
        List<List<Predictions>> seeds = predictions();
        Map<Metric, List<Double>> scores = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            List<Double> column = new ArrayList<>();
            for (int unit = 0; unit < units; unit++) {
                double sum = 0;
                for (List<Predictions> seed : seeds) {
                    sum += metric.of(judge.apply(seed.get(unit)));
                }
                column.add(sum / seeds.size());
            }
            scores.put(metric, column);
        }
        return new Scores(scores);
    }

    /** For each seed, in order, the predictions of each unit. */
    private List<List<Predictions>> predictions() {
        SortedMap<Long, List<Entry>> seeds = new TreeMap<>();
        entries.forEach((key, entry) ->
                seeds.computeIfAbsent(key.seed(), seed -> new ArrayList<>()).add(entry));
        return seeds.values().stream()
                .map(seed -> IntStream.range(0, units)
                        .mapToObj(unit -> predictions(seed, unit))
                        .toList())
                .toList();
    }

    private static Predictions predictions(List<Entry> entries, int unit) {
        List<Entry> known =
                entries.stream().filter(entry -> entry.labels[unit] != UNKNOWN).toList();
        double[] probabilities =
                known.stream().mapToDouble(entry -> entry.probabilities[unit]).toArray();
        boolean[] found = new boolean[known.size()];
        boolean[] present = new boolean[known.size()];
        for (int clip = 0; clip < present.length; clip++) {
            found[clip] = known.get(clip).found[unit];
            present[clip] = known.get(clip).labels[unit] == 1;
        }
        return new Predictions(probabilities, found, present);
    }

    Set<Key> keys() {
        return Collections.unmodifiableSet(entries.keySet());
    }
}
