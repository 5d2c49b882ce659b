package org.aullm.app;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import org.aullm.core.config.ComponentConfig;
import org.aullm.study.file.Cell;
import org.aullm.study.plan.Plan;
import org.aullm.study.plan.PlannedTrial;
import org.aullm.study.store.StudyFolder;
import org.aullm.study.store.TrialFolder;

/** A plan as a person reads it before work begins. */
final class PlanText {

    private PlanText() {}

    static void print(Plan plan, StudyFolder folder, PrintWriter out) {
        Cell baseline = plan.study().baseline();
        out.printf("study %s%n", plan.study().name());
        out.printf(
                "  data      %s, %d clips, %d folds x %d seed%s%n",
                baseline.data().use(),
                plan.baseline().clips(),
                plan.baseline().folds().size(),
                baseline.protocol().seeds().size(),
                baseline.protocol().seeds().size() == 1 ? "" : "s");
        out.printf(
                "  units     %s%n",
                plan.study().units().stream().map(String::valueOf).collect(Collectors.joining(" ")));
        out.printf(
                "  baseline  %s%n",
                List.of(baseline.encoder(), baseline.projector(), baseline.graph(), baseline.llm(), baseline.loss())
                        .stream()
                        .map(ComponentConfig::use)
                        .collect(Collectors.joining(" > ")));
        for (Cell cell : plan.study().cells()) {
            List<PlannedTrial> trials = plan.trials().stream()
                    .filter(trial -> trial.cell().equals(cell.name()))
                    .toList();
            out.printf("  %-40s %4d trials%s%n", cell.name(), trials.size(), done(trials, folder));
        }
        out.printf(
                "  in all %d trials; results in %s%n",
                plan.trials().stream().map(PlannedTrial::id).distinct().count(), folder.path());
    }

    private static String done(List<PlannedTrial> trials, StudyFolder folder) {
        long done = trials.stream()
                .filter(trial -> folder.trial(trial.id()).state() == TrialFolder.State.DONE)
                .count();
        return done == 0 ? "" : ", %d done".formatted(done);
    }
}
