package org.aullm.report.html;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Markup that may be printed as it is. Text gets into it only through {@link #of}, which escapes it, so that no name
 * can break a page. What is written here is well-formed XML as well as HTML.
 */
record Html(String markup) {

    static final Html NOTHING = new Html("");

    /**
     * Fills a template: each {@code {}} stands for the next value, which is escaped unless it is markup already.
     *
     * @throws IllegalArgumentException if there are more or fewer places than values
     */
    static Html of(String template, Object... values) {
        String[] parts = template.split("\\{}", -1);
        if (parts.length != values.length + 1) {
            throw new IllegalArgumentException(
                    "%d places for %d values in: %s".formatted(parts.length - 1, values.length, template));
        }
        StringBuilder markup = new StringBuilder(parts[0]);
        for (int i = 0; i < values.length; i++) {
            markup.append(values[i] instanceof Html html ? html.markup : escaped(String.valueOf(values[i])));
            markup.append(parts[i + 1]);
        }
        return new Html(markup.toString());
    }

    /** All of them, one after the other. */
    static Html join(List<Html> pieces) {
        return new Html(pieces.stream().map(Html::markup).collect(Collectors.joining()));
    }

    /** One piece for each item. */
    static <T> Html each(List<T> items, Function<T, Html> piece) {
        return join(items.stream().map(piece).toList());
    }

    /** One piece for each number from 0. */
    static Html times(int count, Function<Integer, Html> piece) {
        return join(IntStream.range(0, count).boxed().map(piece).toList());
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(printable(c) ? c : 0xFFFD);
            }
        });
        return escaped.toString();
    }

    /** XML knows neither most control characters nor halves of surrogate pairs. */
    private static boolean printable(int c) {
        boolean space = c == '\t' || c == '\n' || c == '\r';
        boolean control = Character.isISOControl(c);
        boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return space || !(control || half || c == 0xFFFE || c == 0xFFFF);
    }
}
