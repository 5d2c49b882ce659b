package org.aullm.core.result;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a trial's parts were fitted on, noted where it happens, so that a finished study can be audited for leaks.
 *
 * @param parts by what was fitted: {@link #STANDARDIZER}, {@link #LABELS}, {@link #WEIGHTS}, {@link #CHOICE}; what was
 *     not fitted is not there
 * @param chosen what was chosen on inner folds
 */
public record Fitting(Map<String, FittedOn> parts, Chosen chosen) {

    /** Means and deviations of the evidence's channels. */
    public static final String STANDARDIZER = "standardizer";

    /** Labels that losses and priors were given: class weights, co-occurrences. */
    public static final String LABELS = "labels";

    /** Gradient steps. */
    public static final String WEIGHTS = "weights";

    /** Settings and thresholds that were compared on inner folds. */
    public static final String CHOICE = "choice";

    /** Of a result that says nothing. */
    public static final Fitting UNKNOWN = new Fitting(Map.of(), Chosen.NOTHING);

    public Fitting {
        parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    }
}
