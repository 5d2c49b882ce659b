package org.aullm.tensor;

import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import org.aullm.api.Component;
import org.aullm.api.ParameterSet;
import org.aullm.api.spi.Build;

/**
 * What components with weights of their own have in common: the list, the files, the end.
 *
 * @since 0.1.0
 */
public abstract class TensorComponent implements Component {

    private static final String FILE = "weights.safetensors";

    private final NDManager manager;
    private final Weights weights;

    /** Takes over the build's manager. */
    protected TensorComponent(Build build) {
        this.manager = build.manager();
        this.weights = new Weights(build);
    }

    /** Where a constructor makes its arrays. */
    protected final Weights weights() {
        return weights;
    }

    @Override
    public final ParameterSet parameters() {
        return weights.set();
    }

    @Override
    public void save(Path folder) {
        ParameterFiles.write(parameters(), folder.resolve(FILE));
    }

    @Override
    public void load(Path folder) {
        ParameterFiles.read(parameters(), folder.resolve(FILE));
    }

    @Override
    public void close() {
        manager.close();
    }
}
