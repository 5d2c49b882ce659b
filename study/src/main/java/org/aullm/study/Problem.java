package org.aullm.study;

/**
 * Something wrong with a study.
 *
 * @param place where it was written
 * @param path the dotted path of the key; empty for the file as a whole
 * @param message what was asked, what exists, what to do
 */
public record Problem(Place place, String path, String message) {

    /** {@code study.yaml:14  baseline.graph: no relation graph is called 'x'. ...} */
    @Override
    public String toString() {
        boolean said = path.isEmpty() || place.source().equals("--set " + path);
        return said ? place + ": " + message : place + "  " + path + ": " + message;
    }
}
