package org.aullm.report.html;

/** Names where space is short. */
final class Labels {

    private static final int LONGEST = 30;
    private static final int LONGEST_ON_WIDE_SCREENS = 72;

    private Labels() {}

    /** At most thirty characters. */
    static String shortened(String name) {
        return shortened(name, LONGEST);
    }

    private static String shortened(String name, int longest) {
        return name.codePointCount(0, name.length()) <= longest
                ? name
                : name.substring(0, name.offsetByCodePoints(0, longest - 1)) + "…";
    }

    /** A name at the left of a picture: whole where there is room, and shortened on narrow screens. */
    static Html left(int y, String name) {
        String shown = shortened(name);
        return shown.equals(name)
                ? Html.of("<text class=\"name\" x=\"0\" y=\"{}\">{}</text>", y, name)
                : Html.of(
                        "<text class=\"name wide\" x=\"0\" y=\"{}\">{}</text>"
                                + "<text class=\"name narrow\" x=\"0\" y=\"{}\">{}</text>",
                        y,
                        shortened(name, LONGEST_ON_WIDE_SCREENS),
                        y,
                        shown);
    }
}
