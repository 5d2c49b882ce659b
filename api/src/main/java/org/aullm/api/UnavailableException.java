package org.aullm.api;

/**
 * Something outside this program does not answer, such as a server. Nothing is wrong with the trial: the same trial may
 * succeed later. The message is meant for the user as it stands and never holds a key.
 *
 * @since 0.1.0
 */
public final class UnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnavailableException(String message) {
        super(message);
    }

    public UnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
