package org.aullm.study.run;

import java.time.Duration;

/**
 * How long a study waits for a worker before it takes it for hung and kills it. Measured by a clock that only runs forward:
 * a computer's time may be set back or ahead without anything being killed or waiting for ever.
 *
 * @param silence without any sign of life; a worker gives one every {@link WorkerLoop#BEAT_SECONDS} seconds, also while
 *     it computes
 * @param standstill with signs of life but neither a pass over the training clips nor an end of the trial
 */
public record Patience(Duration silence, Duration standstill) {

    /** 90 seconds, and two hours. */
    public static final Patience USUAL = new Patience(Duration.ofSeconds(90), Duration.ofHours(2));

    public Patience {
        if (silence.isNegative() || silence.isZero() || standstill.compareTo(silence) < 0) {
            throw new IllegalArgumentException(
                    "silence %s and standstill %s are no patience".formatted(silence, standstill));
        }
    }
}
