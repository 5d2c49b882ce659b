package org.aullm.study.file;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aullm.core.config.Choosing;
import org.aullm.study.Names;
import org.aullm.study.Problems;
import org.aullm.study.yaml.YamlList;
import org.aullm.study.yaml.YamlMap;
import org.aullm.study.yaml.YamlNode;

/** Reads {@code protocol}. */
final class ProtocolReader {

    static final String SPLIT = "split";
    static final String SEEDS = "seeds";
    static final String FOLDS = "folds";
    static final String SHARE = "share";
    static final String TRAIN_ON = "train-on";
    static final String TEST_ON = "test-on";

    static final String CHOOSE = "choose";

    private static final String WHICH = "one of " + String.join(", ", Protocol.SPLITS);
    private static final long MOST_FOLDS = 10_000;

    private final Keys keys;
    private final Problems problems;

    private ProtocolReader(YamlMap map, Problems problems) {
        this.keys = new Keys(map, problems);
        this.problems = problems;
    }

    static Optional<Protocol> read(YamlMap map, Problems problems) {
        return new ProtocolReader(map, problems).read();
    }

    private Optional<Protocol> read() {
        int before = problems.count();
        keys.only(List.of(SPLIT, SEEDS, FOLDS, SHARE, TRAIN_ON, TEST_ON, CHOOSE));
        String split = split();
        if (!split.isEmpty()) {
            belongs(FOLDS, split, List.of(Protocol.K_FOLD));
            belongs(SHARE, split, List.of(Protocol.HOLD_OUT));
            belongs(TRAIN_ON, split, List.of(Protocol.TRAIN_ON_TEST_ON));
            belongs(TEST_ON, split, List.of(Protocol.TRAIN_ON_TEST_ON, Protocol.HOLD_OUT));
        }
        int folds = split.equals(Protocol.K_FOLD) ? folds() : 0;
        boolean between = split.equals(Protocol.TRAIN_ON_TEST_ON);
        List<String> trainOn = between ? names(TRAIN_ON, "the data sets to learn from, such as [casme2]") : List.of();
        List<String> testOn = between ? names(TEST_ON, "the data sets to judge, such as [samm]") : List.of();
        trainOn.stream()
                .filter(testOn::contains)
                .forEach(name -> problems.add(
                        keys.map().entries().getOrDefault(TEST_ON, keys.map()),
                        "'%s' is also in train-on; nothing is both learnt from and judged.".formatted(name)));
        double share = 0;
        if (split.equals(Protocol.HOLD_OUT)) {
            if (keys.map().find(TEST_ON).isPresent()) {
                testOn = names(TEST_ON, "the subjects to judge, such as [casme2/sub05]");
                keys.map()
                        .find(SHARE)
                        .ifPresent(node -> problems.add(
                                node, "either a share of subjects or 'test-on' says who is judged; leave one out."));
            } else {
                share = share();
            }
        }
        Choosing choosing = keys.map()
                .find(CHOOSE)
                .map(node -> ChoosingReader.read(node, problems))
                .orElse(Choosing.NOTHING);
        List<Long> seeds = keys.map()
                .find(SEEDS)
                .map(node -> keys.wholeNumbers(
                        node, 0, Long.MAX_VALUE, "a list of seeds, such as [1, 2, 3]", "a whole number of at least 0"))
                .map(found -> List.copyOf(found.keySet()))
                .orElse(List.of(1L));
        return problems.count() == before
                ? Optional.of(new Protocol(split, folds, share, trainOn, testOn, choosing, seeds))
                : Optional.empty();
    }

    private String split() {
        Optional<YamlNode> node = keys.required(SPLIT, WHICH);
        String split = node.flatMap(given -> keys.text(given, WHICH)).orElse("");
        if (!split.isEmpty() && !Protocol.SPLITS.contains(split)) {
            problems.add(
                    node.orElseThrow(),
                    "no split is called '%s'.%s".formatted(split, Names.hint(split, Protocol.SPLITS)));
            return "";
        }
        return split;
    }

    private void belongs(String key, String split, List<String> splits) {
        if (!splits.contains(split)) {
            keys.map()
                    .find(key)
                    .ifPresent(node -> problems.add(
                            node,
                            "'%s' means nothing for %s; leave it out, or write split: %s."
                                    .formatted(key, split, String.join(" or ", splits))));
        }
    }

    private int folds() {
        return keys.required(FOLDS, "into how many folds the subjects are dealt, a whole number of at least 2")
                .flatMap(node -> keys.wholeNumber(node, 2, MOST_FOLDS, "a whole number of at least 2"))
                .orElse(0L)
                .intValue();
    }

    private double share() {
        String what = "the share of subjects that are judged, a number above 0 and below 1";
        return keys.required(SHARE, what + "; or 'test-on', the subjects")
                .flatMap(node -> {
                    if (node.plain() instanceof Number number && number.doubleValue() > 0 && number.doubleValue() < 1) {
                        return Optional.of(number.doubleValue());
                    }
                    problems.add(node, "expected %s, found %s.".formatted(what, node.shown()));
                    return Optional.empty();
                })
                .orElse(0.0);
    }

    private List<String> names(String key, String what) {
        Set<String> names = new LinkedHashSet<>();
        Optional<YamlList> list = keys.required(key, what).flatMap(node -> keys.list(node, what));
        if (list.isPresent() && list.get().items().isEmpty()) {
            problems.add(list.get(), "expected %s, found an empty list.".formatted(what));
        }
        for (YamlNode item : list.map(YamlList::items).orElse(List.of())) {
            if (keys.text(item, "a name").filter(name -> !names.add(name)).isPresent()) {
                problems.add(item, "%s is given twice.".formatted(item.shown()));
            }
        }
        return new ArrayList<>(names);
    }
}
