package org.aullm.study.file;

import java.util.List;
import java.util.Map;
import org.aullm.api.ActionUnit;
import org.aullm.api.data.Clip;
import org.aullm.core.config.Fold;
import org.aullm.study.Problems;
import org.aullm.study.yaml.YamlNode;

/** Between data sets, a unit must be there to be learnt on one side and be coded on the other. */
record SharedUnits(List<Clip> clips, Fold fold) {

    void check(Map<Integer, YamlNode> units, Problems problems) {
        units.forEach((number, node) -> {
            ActionUnit unit = new ActionUnit(number);
            boolean learnt = in(fold.training()).stream()
                    .anyMatch(clip -> clip.labels().present().contains(unit));
            boolean judged = in(fold.test()).stream()
                    .anyMatch(clip -> clip.labels().coded().contains(unit));
            if (!learnt) {
                problems.add(
                        node,
                        "no clip in train-on shows %s, so nothing could be learnt; leave it out.".formatted(unit));
            }
            if (!judged) {
                problems.add(
                        node,
                        "no clip in test-on is coded for %s, so nothing could be judged; leave it out."
                                .formatted(unit));
            }
        });
    }

    private List<Clip> in(List<String> subjects) {
        return clips.stream().filter(clip -> subjects.contains(clip.subject())).toList();
    }
}
