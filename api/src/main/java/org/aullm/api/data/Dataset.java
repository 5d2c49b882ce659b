package org.aullm.api.data;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import org.aullm.api.EvidenceSpec;

/**
 * Clips with labels and evidence, in a fixed order.
 *
 * @since 0.1.0
 */
public interface Dataset extends AutoCloseable {

    /** The evidence every clip has. */
    EvidenceSpec evidence();

    /** All clips, in an order that depends on the data alone. */
    List<Clip> clips();

    /**
     * A clip's evidence, {@code evidence().shape()} in C order, read-only, position 0.
     *
     * @throws org.aullm.api.ComponentException if it cannot be read, naming the file
     */
    FloatBuffer read(Clip clip);

    /**
     * What this clip would be if nothing moved: the same shape. For flow, each channel at its level of no motion.
     */
    FloatBuffer still(Clip clip);

    /**
     * How the data came to be, for whoever reads results: which annotation in which reading, whose apex, what was left out
     * and why. One line each; empty where there is nothing to say.
     */
    default List<String> remarks() {
        return List.of();
    }

    /**
     * Under which terms each source data set of its clips may be used: the licence's name, a link, or a few words. Reports
     * and model cards show them.
     */
    Map<String, String> licences();

    /** SHA-256 in hex over everything that determines clips, labels and evidence, and no path. */
    String fingerprint();

    @Override
    void close();
}
