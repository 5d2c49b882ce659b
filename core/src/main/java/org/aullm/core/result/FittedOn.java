package org.aullm.core.result;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.aullm.api.data.Clip;
import org.aullm.tensor.Sha256;

/**
 * The clips that something was fitted on.
 *
 * @param clips how many
 * @param subjects who is in them, in order
 * @param digest the first 16 hex digits of SHA-256 over their sorted ids, one a line: equal for equal sets
 */
public record FittedOn(int clips, List<String> subjects, String digest) {

    private static final int DIGITS = 16;

    public FittedOn {
        subjects = List.copyOf(subjects);
    }

    /** What is known of these clips. */
    public static FittedOn of(Collection<Clip> clips) {
        TreeSet<String> ids = clips.stream().map(Clip::id).collect(Collectors.toCollection(TreeSet::new));
        TreeSet<String> subjects = clips.stream().map(Clip::subject).collect(Collectors.toCollection(TreeSet::new));
        return new FittedOn(ids.size(), List.copyOf(subjects), digest(ids));
    }

    /** The digest of some clips' ids. */
    public static String digest(Collection<String> ids) {
        return Sha256.of(String.join("\n", new TreeSet<>(ids))).substring(0, DIGITS);
    }
}
