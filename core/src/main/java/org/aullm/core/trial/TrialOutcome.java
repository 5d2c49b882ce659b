package org.aullm.core.trial;

import org.aullm.core.result.TrialCost;
import org.aullm.core.result.TrialExplanation;
import org.aullm.core.result.TrialResult;

/**
 * What a trial found, how it came to it, and what it cost.
 *
 * @param result the same on every run
 * @param explanation the same on every run, too
 * @param cost different on every run
 */
public record TrialOutcome(TrialResult result, TrialExplanation explanation, TrialCost cost) {}
