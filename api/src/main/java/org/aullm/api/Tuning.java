package org.aullm.api;

import java.util.Locale;

/**
 * Which of a component's weights the trainer may change. Written in lower case in a study file.
 *
 * @since 0.1.0
 */
public enum Tuning {
    /** None. */
    FROZEN,
    /** Only the small weights that were added for tuning, such as LoRA's. */
    ADAPTER,
    /** All. */
    FULL;

    /** The name as a study file writes it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
