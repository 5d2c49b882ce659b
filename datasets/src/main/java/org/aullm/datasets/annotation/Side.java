package org.aullm.datasets.annotation;

/** Where on the face a code says that a unit was seen; sides are the subject's own. */
enum Side {
    /** Nothing said: both sides. */
    BOTH(""),
    LEFT("L"),
    RIGHT("R"),
    /** Both sides, one stronger. */
    ASYMMETRIC("A"),
    TOP("T"),
    BOTTOM("B");

    private final String letter;

    Side(String letter) {
        this.letter = letter;
    }

    /** The side of a letter in a code; empty text means {@link #BOTH}. */
    static Side of(String letter) {
        for (Side side : values()) {
            if (side.letter.equals(letter)) {
                return side;
            }
        }
        throw new IllegalArgumentException("no side is written '%s'".formatted(letter));
    }
}
