package org.aullm.api;

/**
 * Text that somebody else wrote, such as a model, made harmless to show.
 *
 * @since 0.1.0
 */
public final class PlainText {

    private PlainText() {}

    /** Control and format characters but line ends as {@code \\uXXXX}: a terminal would obey some of them. */
    public static String escaped(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().forEach(point -> {
            int type = Character.getType(point);
            boolean harmless = point == '\n' || (type != Character.CONTROL && type != Character.FORMAT);
            safe.append(harmless ? Character.toString(point) : "\\u%04x".formatted(point));
        });
        return safe.toString();
    }
}
