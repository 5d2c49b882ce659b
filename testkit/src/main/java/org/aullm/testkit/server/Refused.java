package org.aullm.testkit.server;

/**
 * A request is not what the protocol says.
 *
 * @since 0.1.0
 */
public final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    public Refused(String message) {
        super(message);
    }

    /** Refuses unless something holds. */
    static void unless(boolean holds, String message, Object... facts) throws Refused {
        if (!holds) {
            throw new Refused(message.formatted(facts));
        }
    }
}
