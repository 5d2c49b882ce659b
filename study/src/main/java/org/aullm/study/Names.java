package org.aullm.study;

import java.util.Collection;
import java.util.Optional;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/** What a misspelt name may have meant. */
public final class Names {

    private static final double ALIKE = 0.8;

    private Names() {}

    /** The name most like the one that was asked for, if one is like it at all. */
    public static Optional<String> nearest(String asked, Collection<String> existing) {
        JaroWinklerSimilarity similarity = new JaroWinklerSimilarity();
        String best = "";
        double most = ALIKE;
        for (String name : existing) {
            double alike = similarity.apply(asked, name);
            if (alike > most) {
                most = alike;
                best = name;
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best);
    }

    /** The second line of a message on a name: {@code Available: a, b. Did you mean 'a'?} */
    public static String hint(String asked, Collection<String> existing) {
        String available = "\n  Available: %s.".formatted(existing.isEmpty() ? "nothing" : String.join(", ", existing));
        return available
                + nearest(asked, existing).map(" Did you mean '%s'?"::formatted).orElse("");
    }
}
