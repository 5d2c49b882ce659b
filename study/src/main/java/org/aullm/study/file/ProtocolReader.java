package org.aullm.study.file;

import java.util.List;
import java.util.Optional;
import org.aullm.study.Names;
import org.aullm.study.Problems;
import org.aullm.study.yaml.YamlMap;
import org.aullm.study.yaml.YamlNode;

/** Reads {@code protocol}. */
final class ProtocolReader {

    private static final List<String> SPLITS = List.of(Protocol.LOSO, Protocol.K_FOLD);
    private static final long MOST_FOLDS = 10_000;

    private ProtocolReader() {}

    static Optional<Protocol> read(YamlMap map, Problems problems) {
        int before = problems.count();
        Keys keys = new Keys(map, problems);
        keys.only(List.of("split", "folds", "seeds"));
        Optional<YamlNode> split = keys.required("split", "one of " + String.join(", ", SPLITS));
        String chosen = split.flatMap(node -> keys.text(node, "one of " + String.join(", ", SPLITS)))
                .orElse("");
        if (!chosen.isEmpty() && !SPLITS.contains(chosen)) {
            problems.add(
                    split.orElseThrow(), "no split is called '%s'.%s".formatted(chosen, Names.hint(chosen, SPLITS)));
        }
        int folds = folds(keys, chosen);
        List<Long> seeds = map.find("seeds")
                .map(node -> keys.wholeNumbers(
                        node, 0, Long.MAX_VALUE, "a list of seeds, such as [1, 2, 3]", "a whole number of at least 0"))
                .map(found -> List.copyOf(found.keySet()))
                .orElse(List.of(1L));
        return problems.count() == before ? Optional.of(new Protocol(chosen, folds, seeds)) : Optional.empty();
    }

    private static int folds(Keys keys, String split) {
        if (split.equals(Protocol.K_FOLD)) {
            return keys.required("folds", "into how many folds the subjects are dealt, a whole number of at least 2")
                    .flatMap(node -> keys.wholeNumber(node, 2, MOST_FOLDS, "a whole number of at least 2"))
                    .orElse(0L)
                    .intValue();
        }
        if (split.equals(Protocol.LOSO)) {
            keys.map().find("folds").ifPresent(node -> keys.problems()
                    .add(node, "loso has one fold for each subject; leave 'folds' out, or write split: k-fold."));
        }
        return 0;
    }
}
