package org.aullm.study.run;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.aullm.study.plan.PlannedTrial;
import org.aullm.study.store.StudyFolder;
import org.aullm.study.store.TrialFolder;

/**
 * How long pending trials may take, from what finished ones of the same cell took, or of all cells where a cell has none.
 *
 * @param pending trials that are still to be run, those that cells share once
 * @param seconds one worker's time for them; empty where no trial is finished
 */
public record Forecast(int pending, OptionalDouble seconds) {

    /** Looks at a folder's costs. */
    public static Forecast of(StudyFolder folder, List<PlannedTrial> trials) {
        Map<String, Double> sums = new HashMap<>();
        Map<String, Integer> counts = new HashMap<>();
        Map<String, Integer> pending = new HashMap<>();
        TreeSet<String> seen = new TreeSet<>();
        for (PlannedTrial trial : trials) {
            if (!seen.add(trial.id())) {
                continue;
            }
            TrialFolder files = folder.trial(trial.id());
            if (files.state() == TrialFolder.State.DONE) {
                files.cost().ifPresent(cost -> {
                    sums.merge(trial.cell(), cost.seconds(), Double::sum);
                    counts.merge(trial.cell(), 1, Integer::sum);
                });
            } else if (files.state() != TrialFolder.State.FAILED) {
                pending.merge(trial.cell(), 1, Integer::sum);
            }
        }
        int left = sum(pending.values());
        if (counts.isEmpty()) {
            return new Forecast(left, OptionalDouble.empty());
        }
        double usual = sums.values().stream().mapToDouble(Double::doubleValue).sum() / sum(counts.values());
        double seconds = 0;
        for (Map.Entry<String, Integer> cell : pending.entrySet()) {
            int count = counts.getOrDefault(cell.getKey(), 0);
            double each = count == 0 ? usual : sums.getOrDefault(cell.getKey(), 0.0) / count;
            seconds += each * cell.getValue();
        }
        return new Forecast(left, OptionalDouble.of(seconds));
    }

    private static int sum(Collection<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).sum();
    }

    /** {@code about 1:20 with 2 workers}, or that nothing is known. */
    public String text(int workers) {
        if (pending == 0) {
            return "nothing is left to run";
        }
        return seconds.isEmpty()
                ? "how long it takes is known when the first trial is done"
                : "about %s with %d worker%s"
                        .formatted(Progress.clock(seconds.getAsDouble() / workers), workers, workers == 1 ? "" : "s");
    }
}
