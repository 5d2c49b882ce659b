package org.aullm.report.html;

import org.aullm.report.model.CellReport;

/** A comparison in one word. */
enum Verdict {
    LOWER("lower", "worse"),
    HIGHER("higher", "better"),
    NOT_SHOWN("not shown", "unclear"),
    NONE("no data", "unclear");

    private final String word;
    private final String style;

    Verdict(String word, String style) {
        this.word = word;
        this.style = style;
    }

    static Verdict of(CellReport cell) {
        if (cell.comparison().isEmpty()) {
            return NONE;
        }
        if (!cell.shown()) {
            return NOT_SHOWN;
        }
        return cell.comparison().get().binary().delta() < 0 ? LOWER : HIGHER;
    }

    String word() {
        return word;
    }

    String style() {
        return style;
    }
}
