package org.aullm.study.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.aullm.core.config.Fold;
import org.aullm.study.file.Protocol;

/** Divides subjects into folds, the same way on every machine. */
public final class Folds {

    /** Fixed: folds belong to the protocol and do not change with a run's seed. */
    private static final long DEAL = 20_260_308L;

    private Folds() {}

    /** The folds of a protocol. Subjects may be given in any order, and more than once. */
    public static List<Fold> of(Protocol protocol, Collection<String> subjects) {
        List<String> sorted = List.copyOf(new TreeSet<>(subjects));
        return protocol.split().equals(Protocol.K_FOLD)
                ? kFold(sorted, protocol.folds())
                : sorted.stream()
                        .map(subject -> fold(subject, sorted, List.of(subject)))
                        .toList();
    }

    private static List<Fold> kFold(List<String> sorted, int count) {
        List<String> dealt = new ArrayList<>(sorted);
        Collections.shuffle(dealt, new Random(DEAL));
        List<List<String>> tests = new ArrayList<>();
        for (int fold = 0; fold < count; fold++) {
            tests.add(new ArrayList<>());
        }
        for (int subject = 0; subject < dealt.size(); subject++) {
            tests.get(subject % count).add(dealt.get(subject));
        }
        List<Fold> folds = new ArrayList<>();
        for (List<String> test : tests) {
            folds.add(fold(
                    "%d of %d".formatted(folds.size() + 1, count),
                    sorted,
                    test.stream().sorted().toList()));
        }
        return folds;
    }

    private static Fold fold(String name, List<String> subjects, List<String> test) {
        return new Fold(
                name,
                subjects.stream().filter(subject -> !test.contains(subject)).toList(),
                test);
    }
}
