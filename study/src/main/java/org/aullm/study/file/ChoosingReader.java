package org.aullm.study.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aullm.api.option.Option;
import org.aullm.core.config.Choosing;
import org.aullm.core.config.TrainingOptions;
import org.aullm.study.Names;
import org.aullm.study.Problems;
import org.aullm.study.yaml.YamlList;
import org.aullm.study.yaml.YamlMap;
import org.aullm.study.yaml.YamlNode;

/** Reads {@code choose}: inner folds, a score, and lists of values for training options. */
final class ChoosingReader {

    static final String INNER_FOLDS = "inner-folds";
    static final String THRESHOLDS = "thresholds";
    static final String BY = "by";
    static final String WHAT = "a map, such as { inner-folds: 3, epochs: [10, 20], thresholds: true }";

    private static final long MOST_FOLDS = 100;
    private static final int MOST_CANDIDATES = 1_000;

    private final Keys keys;
    private final Problems problems;

    private ChoosingReader(YamlMap map, Problems problems) {
        this.keys = new Keys(map, problems);
        this.problems = problems;
    }

    static Choosing read(YamlNode node, Problems problems) {
        if (node instanceof YamlMap map) {
            return new ChoosingReader(map, problems).read();
        }
        problems.add(node, "expected %s, found %s.".formatted(WHAT, node.shown()));
        return Choosing.NOTHING;
    }

    private Choosing read() {
        List<String> allowed = new ArrayList<>(List.of(INNER_FOLDS, THRESHOLDS, BY));
        TrainingOptions.ALL.forEach(option -> allowed.add(option.key()));
        keys.only(allowed);
        String howMany = "a whole number of at least 2";
        int folds = keys.required(INNER_FOLDS, "into how many folds the training subjects are dealt, " + howMany)
                .flatMap(node -> keys.wholeNumber(node, 2, MOST_FOLDS, howMany))
                .orElse(0L)
                .intValue();
        Map<String, List<Object>> options = new LinkedHashMap<>();
        keys.map().entries().forEach((key, node) -> TrainingOptions.ALL.stream()
                .filter(option -> option.key().equals(key))
                .forEach(option -> options.put(key, values(option, node))));
        Choosing choosing = new Choosing(folds, options, thresholds(), by());
        if (options.isEmpty() && !choosing.thresholds()) {
            problems.add(
                    keys.map(),
                    "chooses nothing; give values of a training option, such as epochs: [10, 20], or thresholds: true.");
        }
        long candidates = options.values().stream().mapToLong(List::size).reduce(1, (a, b) -> a * b);
        if (candidates > MOST_CANDIDATES) {
            problems.add(
                    keys.map(),
                    "%,d combinations are more than %,d; give fewer values.".formatted(candidates, MOST_CANDIDATES));
        }
        return choosing;
    }

    private List<Object> values(Option<?> option, YamlNode node) {
        String what = "a list of values to choose from, such as [1, 2]";
        List<YamlNode> items = keys.list(node, what).map(YamlList::items).orElse(List.of());
        List<Object> values = new ArrayList<>();
        for (YamlNode item : items) {
            try {
                Object value = written(option, item.plain());
                if (values.contains(value)) {
                    problems.add(item, "%s is given twice.".formatted(item.shown()));
                }
                values.add(value);
            } catch (IllegalArgumentException e) {
                problems.add(item, e.getMessage() + ".");
            }
        }
        if (node instanceof YamlList && items.isEmpty()) {
            problems.add(node, "expected %s, found an empty list.".formatted(what));
        }
        return values;
    }

    private static <T> Object written(Option<T> option, Object raw) {
        return option.type().write(option.type().read(raw));
    }

    private boolean thresholds() {
        Optional<YamlNode> node = keys.map().find(THRESHOLDS);
        if (node.isPresent() && !(node.get().plain() instanceof Boolean)) {
            problems.add(
                    node.get(),
                    "expected true or false, found %s.".formatted(node.get().shown()));
        }
        return node.filter(given -> given.plain().equals(true)).isPresent();
    }

    private String by() {
        Optional<YamlNode> node = keys.map().find(BY);
        String which = "one of " + String.join(", ", Choosing.SCORES);
        Optional<String> by = node.flatMap(given -> keys.text(given, which));
        if (by.isPresent() && !Choosing.SCORES.contains(by.get())) {
            problems.add(
                    node.orElseThrow(),
                    "no score is called '%s'.%s".formatted(by.get(), Names.hint(by.get(), Choosing.SCORES)));
        }
        return by.orElse(Choosing.F1);
    }
}
