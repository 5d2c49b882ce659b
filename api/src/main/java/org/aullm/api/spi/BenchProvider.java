package org.aullm.api.spi;

import java.util.function.Consumer;
import org.aullm.api.option.Options;

/**
 * Provides a measurement of what components cost on this machine: {@code aullm bench ID}.
 *
 * @since 0.1.0
 */
public interface BenchProvider extends Provider {

    /**
     * Measures.
     *
     * @param lines takes what is found, one line per measurement, as soon as it is known; a line that begins with {@code #}
     *     is a remark
     */
    void run(Options options, Consumer<String> lines);
}
