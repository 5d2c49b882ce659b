package org.aullm.llm.decoder;

import java.util.List;

/**
 * How the rows of one pass lie in their sequences. Rows are (first) the shared prefix, once for the whole batch, then for
 * each clip its own suffix. A suffix may end in branches: questions that each follow the suffix's trunk as if the others
 * were not there.
 *
 * @param past positions before all rows, whose keys and values are given
 * @param prefix rows of the shared prefix
 * @param batch sequences
 * @param suffix rows of each sequence after the prefix, branches included
 * @param branches rows of each branch, none of them empty; an empty list for a suffix that is only trunk
 */
record Layout(int past, int prefix, int batch, int suffix, List<Integer> branches) {
    Layout {
        branches = List.copyOf(branches);
        int leaves = branches.stream().mapToInt(Integer::intValue).sum();
        if (past < 0 || prefix < 0 || batch < 1 || suffix < 1 || leaves > suffix || branches.contains(0)) {
            throw new IllegalArgumentException("no such layout: past %d, prefix %d, batch %d, suffix %d, branches %s"
                    .formatted(past, prefix, batch, suffix, branches));
        }
    }

    Layout(int past, int prefix, int batch, int suffix) {
        this(past, prefix, batch, suffix, List.of());
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

    /** Positions of the longest sequence. */
    int length() {
        return shared()
                + trunk()
                + branches.stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    private int trunk() {
        return suffix - branches.stream().mapToInt(Integer::intValue).sum();
    }

    /** The position of each row in its sequence. */
    int[] positions() {
        int[] own = suffixPositions();
        int[] positions = new int[rows()];
        for (int row = 0; row < positions.length; row++) {
            positions[row] = row < prefix ? past + row : own[(row - prefix) % suffix];
        }
        return positions;
    }

    /** The positions of one suffix's rows. */
    int[] suffixPositions() {
        int[] branch = branchOf();
        int[] positions = new int[suffix];
        for (int row = 0; row < suffix; row++) {
            boolean first = row > 0 && branch[row] != branch[row - 1];
            positions[row] = row == 0 ? shared() : first ? shared() + trunk() : positions[row - 1] + 1;
        }
        return positions;
    }

    /** The branch of each row of a suffix; -1 for the trunk. */
    int[] branchOf() {
        int[] branch = new int[suffix];
        java.util.Arrays.fill(branch, -1);
        int row = trunk();
        for (int i = 0; i < branches.size(); i++) {
            java.util.Arrays.fill(branch, row, row + branches.get(i), i);
            row += branches.get(i);
        }
        return branch;
    }

    /** The rows of a suffix at which answers are read: the last one, or the last one of each branch. */
    int[] answers() {
        if (branches.isEmpty()) {
            return new int[] {suffix - 1};
        }
        int[] answers = new int[branches.size()];
        int row = trunk() - 1;
        for (int i = 0; i < answers.length; i++) {
            row += branches.get(i);
            answers[i] = row;
        }
        return answers;
    }
}
