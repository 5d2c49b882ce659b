package org.aullm.api;

/**
 * A component cannot be built or used as it was asked. The message is meant for the user as it stands.
 *
 * @since 0.1.0
 */
public final class ComponentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ComponentException(String message) {
        super(message);
    }

    public ComponentException(String message, Throwable cause) {
        super(message, cause);
    }
}
