package org.aullm.llm.remote;

/** An answer is not of the form that the protocol says. */
final class Misread extends Exception {

    private static final long serialVersionUID = 1L;

    Misread(String message) {
        super(message);
    }
}
