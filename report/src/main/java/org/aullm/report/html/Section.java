package org.aullm.report.html;

/**
 * A part of the page with a heading.
 *
 * @param id its anchor
 * @param title its heading
 * @param body what is under the heading; a section without body is left out
 */
record Section(String id, String title, Html body) {

    boolean isEmpty() {
        return body.markup().isBlank();
    }

    Html html() {
        return Html.of(
                """
                <section aria-labelledby="{}">
                <h2 id="{}">{}</h2>
                {}
                </section>
                """,
                id,
                id,
                title,
                body);
    }

    /**
     * A table that scrolls by itself on a narrow screen.
     *
     * @param caption what it is, for those who do not see it
     * @param explanation what a reader has to know first; it stands above and does not scroll
     * @param style classes of the table
     * @param rows its head and bodies
     */
    static Html table(String caption, Html explanation, String style, Html rows) {
        return Html.of(
                """
                <p class="caption">{}</p>
                <div class="scroll" role="region" aria-label="{}" tabindex="0">
                <table class="{}">
                <caption>{}</caption>
                {}
                </table>
                </div>
                """,
                explanation,
                caption,
                style,
                caption,
                rows);
    }
}
