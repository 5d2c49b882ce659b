package org.aullm.regularizers;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.aullm.api.ComponentDescription;
import org.aullm.api.Counterfactual;
import org.aullm.api.Regularizer;
import org.aullm.api.StepEvidence;
import org.aullm.api.StepOutcome;
import org.aullm.api.TrainingSpec;
import org.aullm.api.spi.Build;
import org.aullm.tensor.Ops;
import org.aullm.tensor.TensorComponent;

/** The variance over domains of the study's loss, over the domains that are in the batch. */
final class VRex extends TensorComponent implements Regularizer {

    private final Groups groups;
    private final ComponentDescription description;

    VRex(Build build, TrainingSpec training) {
        super(build);
        this.groups = Groups.of(VRexProvider.ID, build.options().get(Groups.OPTION), training);
        this.description = Facts.of(VRexProvider.ID, build.options());
    }

    @Override
    public ComponentDescription description() {
        return description;
    }

    @Override
    public List<Counterfactual> counterfactuals(StepEvidence evidence) {
        return List.of();
    }

    @Override
    public NDArray penalty(StepOutcome outcome) {
        NDArray logits = outcome.logits();
        NDArray members =
                groups.membership(logits.getManager(), outcome.evidence().clips(), logits.getDataType());
        List<NDArray> risks = new ArrayList<>();
        for (int domain = 0; domain < groups.names().size(); domain++) {
            if (isThere(outcome.evidence(), groups.names().get(domain))) {
                NDArray rows = Ops.slice(members, 1, domain, domain + 1L);
                risks.add(outcome.loss()
                        .loss(logits, outcome.targets(), outcome.mask().mul(rows))
                        .reshape(1));
            }
        }
        if (risks.size() < 2) {
            return Ops.scale(logits.sum(), 0);
        }
        NDArray all = Ops.concat(0, risks.toArray(NDArray[]::new));
        NDArray deviations = all.sub(Ops.mean(all));
        return Ops.mean(deviations.mul(deviations));
    }

    private boolean isThere(StepEvidence evidence, String domain) {
        return evidence.clips().stream()
                .anyMatch(clip -> groups.of().apply(clip).equals(domain));
    }
}
