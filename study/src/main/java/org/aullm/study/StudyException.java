package org.aullm.study;

/** A study's folder cannot be used as it was asked. The message is meant for the user as it stands. */
public final class StudyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StudyException(String message) {
        super(message);
    }

    public StudyException(String message, Throwable cause) {
        super(message, cause);
    }
}
