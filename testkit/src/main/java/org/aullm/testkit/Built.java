package org.aullm.testkit;

import ai.djl.ndarray.NDManager;
import org.aullm.api.Component;

/**
 * A component and what it was built with.
 *
 * @param home the manager that the component took over
 */
record Built<C extends Component>(C component, NDManager home) implements AutoCloseable {
    @Override
    public void close() {
        component.close();
    }
}
