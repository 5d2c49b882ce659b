package org.aullm.app;

import java.io.PrintWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.aullm.core.config.ComponentConfig;
import org.aullm.study.file.Cell;
import org.aullm.study.file.Design;
import org.aullm.study.plan.Plan;
import org.aullm.study.plan.PlannedTrial;
import org.aullm.study.run.Forecast;
import org.aullm.study.store.StudyFolder;
import org.aullm.study.store.TrialFolder;

/** A plan as a person reads it before work begins. */
final class PlanText {

    private PlanText() {}

    static void print(Plan plan, StudyFolder folder, int workers, PrintWriter out) {
        Cell baseline = plan.study().baseline();
        out.printf("study %s%n", plan.study().name());
        out.printf(
                "  data      %s, %d clips, %d folds x %d seed%s%n",
                baseline.data().use(),
                plan.baseline().clips(),
                plan.baseline().folds().size(),
                baseline.protocol().seeds().size(),
                baseline.protocol().seeds().size() == 1 ? "" : "s");
        plan.baseline().remarks().forEach(remark -> out.printf("            %s%n", remark));
        out.printf(
                "  units     %s%n",
                plan.study().units().stream().map(String::valueOf).collect(Collectors.joining(" ")));
        out.printf(
                "  baseline  %s%n",
                List.of(baseline.encoder(), baseline.projector(), baseline.graph(), baseline.llm(), baseline.loss())
                        .stream()
                        .map(ComponentConfig::use)
                        .collect(Collectors.joining(" > ")));
        design(plan.study().design(), out);
        Set<String> before = new HashSet<>();
        String row = "  %-" + Columns.width(plan.study().cells(), Cell::name) + "s %4d trials%s%s%n";
        for (Cell cell : plan.study().cells()) {
            List<PlannedTrial> trials = plan.trials().stream()
                    .filter(trial -> trial.cell().equals(cell.name()))
                    .toList();
            out.printf(row, cell.name(), trials.size(), done(trials, folder), shared(trials, before));
            trials.forEach(trial -> before.add(trial.id()));
        }
        out.printf(
                "  in all %d trials; results in %s%n",
                plan.trials().stream().map(PlannedTrial::id).distinct().count(), folder.path());
        out.printf("  %s%n", Forecast.of(folder, plan.trials()).text(workers));
    }

    private static void design(Design design, PrintWriter out) {
        out.printf("  design    %s", design.kind());
        if (design.resolution() > 0) {
            out.printf(", resolution %d, %s", design.resolution(), String.join(", ", design.generators()));
        }
        out.println();
        char letter = 'A';
        for (Design.Factor factor : design.factors()) {
            out.printf("    %s  %s: %s%n", letter, factor.name(), String.join(" | ", factor.levels()));
            letter += (char) (letter == 'H' ? 2 : 1); // there is no factor I, as in print
        }
    }

    private static String shared(List<PlannedTrial> trials, Set<String> before) {
        long shared =
                trials.stream().filter(trial -> before.contains(trial.id())).count();
        return shared == 0 ? "" : ", %d shared with cells above".formatted(shared);
    }

    private static String done(List<PlannedTrial> trials, StudyFolder folder) {
        long done = trials.stream()
                .filter(trial -> folder.trial(trial.id()).state() == TrialFolder.State.DONE)
                .count();
        return done == 0 ? "" : ", %d done".formatted(done);
    }
}
