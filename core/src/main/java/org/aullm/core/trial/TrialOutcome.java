package org.aullm.core.trial;

import org.aullm.core.result.TrialCost;
import org.aullm.core.result.TrialResult;

/**
 * What a trial found, and what it cost.
 *
 * @param result the same on every run
 * @param cost different on every run
 */
public record TrialOutcome(TrialResult result, TrialCost cost) {}
