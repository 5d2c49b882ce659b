package org.aullm.study.plan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.aullm.core.config.TrialConfig;
import org.aullm.core.registry.Registry;
import org.aullm.study.StudyException;
import org.aullm.study.store.StoredPlan;
import org.aullm.study.store.StudyFolder;

/** Makes trials of a stored plan again, without the study file. */
public final class Replanner {

    private final Registry registry;

    /** Plans with the components of a registry. */
    public Replanner(Registry registry) {
        this.registry = registry;
    }

    /**
     * The trials of a folder in the order in which they are run.
     *
     * @throws StudyException if this program would not give them the ids that they have: code, models or data have
     *     changed, and results under the old ids would not be what they say
     */
    public List<PlannedTrial> trials(StudyFolder folder) throws IOException {
        StoredPlan plan = folder.plan();
        Fingerprints fingerprints = new Fingerprints();
        List<PlannedTrial> trials = new ArrayList<>();
        int most = plan.cells().stream()
                .mapToInt(cell -> cell.trials().size())
                .max()
                .orElse(0);
        for (int next = 0; next < most; next++) {
            for (StoredPlan.StoredCell cell : plan.cells()) {
                if (next < cell.trials().size()) {
                    String id = cell.trials().get(next).id();
                    TrialConfig config = folder.trial(id).spec();
                    requireSame(folder, id, new TrialIds(registry, cell.fingerprint(), fingerprints).of(config));
                    trials.add(new PlannedTrial(id, cell.cell().name(), config));
                }
            }
        }
        return trials;
    }

    private static void requireSame(StudyFolder folder, String id, String now) {
        if (!id.equals(now)) {
            throw new StudyException(
                    ("trial %s of %s was planned with other code or another model; today it would be %s. "
                                    + "Run the study file again: what is unchanged is kept")
                            .formatted(id, folder.path(), now));
        }
    }
}
