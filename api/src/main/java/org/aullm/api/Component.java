package org.aullm.api;

import java.nio.file.Path;

/**
 * A swappable part of the pipeline, built for one trial and used by one thread.
 *
 * <p>Every array that a component gives back belongs to the step in which it was asked; the component's own arrays die
 * with {@link #close()}.
 *
 * @since 0.1.0
 */
public interface Component extends AutoCloseable {

    /** What was built, for results and reports. */
    ComponentDescription description();

    /** The component's state. The same list on every call. */
    ParameterSet parameters();

    /**
     * Writes the state as safetensors into an existing folder.
     *
     * @throws ComponentException if the folder cannot be written
     */
    void save(Path folder);

    /**
     * Reads back what {@link #save} wrote for the same configuration.
     *
     * @throws ComponentException naming the first array that is missing, left over or of another shape
     */
    void load(Path folder);

    @Override
    void close();
}
