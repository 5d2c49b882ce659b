package org.aullm.report.statistics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aullm.core.metrics.Counts;
import org.aullm.core.result.ClipResult;
import org.aullm.core.result.TrialResult;

/** Who was judged how in one cell: every clip once for each seed, whatever fold it was in. */
public final class Judgements {

    /** From this probability on a unit counts as found. It is fixed, never chosen on the clips it is used for. */
    public static final double THRESHOLD = 0.5;

    /** One judged clip of one seed. */
    record Key(long seed, String dataset, String clip) {}

    /** Who is seen, and one judgement for each of the study's units; {@link Counts#NONE} where it is not known. */
    record Entry(String subject, List<Counts> units) {}

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
                judgements.add(result.config().seed(), clip, columns);
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

    private void add(long seed, ClipResult clip, List<Integer> columns) {
        List<Counts> judged = new ArrayList<>();
        for (int column : columns) {
            boolean known = column >= 0 && clip.known().get(column) == 1;
            judged.add(
                    known
                            ? Counts.of(
                                    clip.probabilities().get(column) >= THRESHOLD,
                                    clip.labels().get(column) == 1)
                            : Counts.NONE);
        }
        Key key = new Key(seed, clip.dataset(), clip.clip());
        if (entries.putIfAbsent(key, new Entry(clip.subject(), List.copyOf(judged))) != null) {
            repeated++;
        }
    }

    /** How many judgements were left out because their clip had been judged before under the same seed. */
    public int repeated() {
        return repeated;
    }

    /** Everything judged. */
    public CountTable counts() {
        return CountTable.of(units, entries, entries.keySet());
    }

    /** What is judged here, among these. */
    CountTable counts(Set<Key> keys) {
        return CountTable.of(units, entries, keys);
    }

    Set<Key> keys() {
        return Collections.unmodifiableSet(entries.keySet());
    }
}
