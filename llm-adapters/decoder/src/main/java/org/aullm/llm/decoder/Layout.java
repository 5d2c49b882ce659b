package org.aullm.llm.decoder;

/**
 * How the rows of one pass lie in their sequences. Rows are (first) the shared prefix, once for the whole batch, then for
 * each clip its own suffix.
 *
 * @param past positions before all rows, whose keys and values are given
 * @param prefix rows of the shared prefix; 0 if there is a past
 * @param batch sequences
 * @param suffix rows of each sequence after the prefix
 */
record Layout(int past, int prefix, int batch, int suffix) {
    Layout {
        if (past < 0 || prefix < 0 || batch < 1 || suffix < 1 || (past > 0 && prefix > 0)) {
            throw new IllegalArgumentException(
                    "no such layout: past %d, prefix %d, batch %d, suffix %d".formatted(past, prefix, batch, suffix));
        }
    }

    /** Whole sequences, nothing shared. */
    static Layout plain(int batch, int length) {
        return new Layout(0, 0, batch, length);
    }

    int rows() {
        return prefix + batch * suffix;
    }

    /** Positions that every sequence has in common, computed here or before. */
    int shared() {
        return past + prefix;
    }

    /** Positions of one sequence. */
    int length() {
        return shared() + suffix;
    }

    /** The position of each row in its sequence. */
    int[] positions() {
        int[] positions = new int[rows()];
        for (int row = 0; row < positions.length; row++) {
            positions[row] = row < prefix ? past + row : shared() + (row - prefix) % suffix;
        }
        return positions;
    }
}
