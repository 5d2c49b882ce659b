package org.aullm.core.registry;

/** The component in a slot does not suit what it is given. The message is meant for the user. */
public final class SlotException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Slot slot;

    public SlotException(Slot slot, String message) {
        super(message);
        this.slot = slot;
    }

    /** Where the trouble is. */
    public Slot slot() {
        return slot;
    }
}
