package org.aullm.study.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.aullm.api.data.Clip;
import org.aullm.core.config.TrialConfig;
import org.aullm.core.registry.Registry;
import org.aullm.study.PlanException;
import org.aullm.study.file.Evidence;
import org.aullm.study.file.Study;
import org.aullm.study.file.StudyChecker;
import org.aullm.study.file.StudyFile;

/** Makes a plan of a study file. */
public final class Planner {

    private final Registry registry;

    /** Plans with the components of a registry. */
    public Planner(Registry registry) {
        this.registry = registry;
    }

    /**
     * Checks the whole file and plans it. Opens the data set and reads models' configurations, never weights.
     *
     * @throws PlanException with every problem
     */
    public Plan plan(StudyFile file) {
        StudyChecker.Checked checked = new StudyChecker(registry, file).check();
        Study study = checked.study();
        Fingerprints fingerprints = new Fingerprints();
        List<Row> rows = checked.cells().stream()
                .map(cell ->
                        new Row(cell, new TrialIds(registry, cell.evidence().fingerprint(), fingerprints)))
                .toList();
        List<PlannedTrial> trials = new ArrayList<>();
        for (int round = 0; round < most(rows, row -> row.seeds().size()); round++) {
            for (int fold = 0; fold < most(rows, row -> row.cell().folds().size()); fold++) {
                for (Row row : rows) {
                    if (round < row.seeds().size() && fold < row.cell().folds().size()) {
                        TrialConfig config = study.trial(
                                row.cell().cell(),
                                row.cell().folds().get(fold),
                                row.seeds().get(round));
                        trials.add(new PlannedTrial(
                                row.ids().of(config), row.cell().cell().name(), config));
                    }
                }
            }
        }
        Map<String, List<ClipContent>> contents = new HashMap<>();
        rows.forEach(row -> contents.computeIfAbsent(
                row.cell().evidence().fingerprint(), any -> contents(row.cell().evidence())));
        return new Plan(study, rows.stream().map(Row::planned).toList(), contents, trials);
    }

    private static List<ClipContent> contents(Evidence evidence) {
        List<ClipContent> contents = new ArrayList<>();
        for (int i = 0; i < evidence.clips().size(); i++) {
            Clip clip = evidence.clips().get(i);
            contents.add(new ClipContent(
                    clip.id(),
                    clip.subject(),
                    clip.dataset(),
                    evidence.contents().get(i)));
        }
        return contents;
    }

    /** A cell as trials are made of it. Cells of other data or another protocol may have fewer folds or seeds. */
    private record Row(StudyChecker.CheckedCell cell, TrialIds ids) {
        List<Long> seeds() {
            return cell.cell().protocol().seeds();
        }

        Plan.PlannedCell planned() {
            return new Plan.PlannedCell(
                    cell.cell(),
                    cell.evidence().fingerprint(),
                    cell.evidence().licences(),
                    cell.evidence().remarks(),
                    cell.evidence().clips().size(),
                    cell.folds());
        }
    }

    private static int most(List<Row> rows, ToIntFunction<Row> count) {
        return rows.stream().mapToInt(count).max().orElse(0);
    }
}
