package org.aullm.api.spi;

import java.util.List;
import org.aullm.api.option.Option;

/**
 * What every plugin says of one implementation. All of it is cheap to ask; libraries and weights load later.
 *
 * @since 0.1.0
 */
public interface Provider {

    /** The name in a study file, in kebab-case. {@code none} is taken. */
    String id();

    /** What it is, in one sentence. */
    String summary();

    /** Where it comes from: paper, equation or table. Empty where there is nothing to cite. */
    default String source() {
        return "";
    }

    /**
     * What a reader should know who compares it with the paper, as Markdown: equations or the table of layers, and every
     * deviation. Empty where the summary says it all.
     */
    default String details() {
        return "";
    }

    /** What can be configured. The same constants on every call. */
    List<Option<?>> options();
}
