package org.aullm.study;

import java.nio.file.Path;

/**
 * Where a value was written.
 *
 * @param source a file's name as the user gave it, or {@code --set a.b.c}
 * @param line from 1; 0 where there are no lines
 * @param folder what a relative path is relative to
 */
public record Place(String source, int line, Path folder) {

    /** Another line of the same source. */
    public Place at(int otherLine) {
        return line == 0 ? this : new Place(source, otherLine, folder);
    }

    /** {@code study.yaml:14} or {@code --set a.b.c}. */
    @Override
    public String toString() {
        return line == 0 ? source : source + ":" + line;
    }
}
