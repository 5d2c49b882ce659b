package org.aullm.core.trial;

import java.util.List;
import org.aullm.api.ActionUnit;
import org.aullm.api.data.Clip;

/**
 * A clip ready for the network.
 *
 * @param clip where it comes from
 * @param evidence standardised, in C order
 * @param targets by unit, 1 present, 0 absent
 * @param mask by unit, 1 known, 0 unknown
 */
@SuppressWarnings("ArrayRecordComponent") // lives inside one trial, is never compared
record Example(Clip clip, float[] evidence, float[] targets, float[] mask) {

    static Example of(Clip clip, float[] evidence, List<ActionUnit> units) {
        float[] targets = new float[units.size()];
        float[] mask = new float[units.size()];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = clip.labels().present().contains(units.get(i)) ? 1 : 0;
            mask[i] = clip.labels().coded().contains(units.get(i)) ? 1 : 0;
        }
        return new Example(clip, evidence, targets, mask);
    }
}
