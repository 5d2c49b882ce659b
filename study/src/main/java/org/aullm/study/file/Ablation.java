package org.aullm.study.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.aullm.study.Names;
import org.aullm.study.Place;
import org.aullm.study.Problems;
import org.aullm.study.yaml.YamlList;
import org.aullm.study.yaml.YamlMap;
import org.aullm.study.yaml.YamlNode;

/** Reads {@code ablate}: from the baseline to all cells of the design. */
final class Ablation {

    private static final String VARIANTS = "variants";
    private static final String FACTORS = "factors";
    private static final String CELLS = "cells";
    private static final String SEED = "seed";
    private static final String LISTED = "a list of what is changed, such as [{ graph: none }]";
    private static final long MOST_CELLS = 4_096;

    private final Problems problems;
    private final ChangeReader reader;
    private final Map<String, Place> names = new LinkedHashMap<>();

    Ablation(Problems problems) {
        this.problems = problems;
        this.reader = new ChangeReader(problems);
    }

    /** The design and its cells, the baseline first. */
    record Expanded(Design design, List<CellTree> cells) {
        Expanded {
            cells = List.copyOf(cells);
        }
    }

    Expanded expand(CellTree baseline, Optional<YamlNode> ablate) {
        names.put(baseline.name(), baseline.place());
        Expanded alone = new Expanded(Design.without(Design.ONE_AT_A_TIME), List.of(baseline));
        if (ablate.isEmpty()) {
            return alone;
        }
        if (!(ablate.get() instanceof YamlMap map)) {
            problems.add(
                    ablate.get(),
                    "expected a map with 'variants', found %s."
                            .formatted(ablate.get().shown()));
            return alone;
        }
        Keys keys = new Keys(map, problems);
        keys.only(List.of("design", VARIANTS, FACTORS, CELLS, SEED));
        String kind = map.find("design").flatMap(node -> kind(keys, node)).orElse(Design.ONE_AT_A_TIME);
        belongs(map, VARIANTS, kind, List.of(Design.ONE_AT_A_TIME, Design.LIST));
        belongs(map, FACTORS, kind, List.of(Design.GRID, Design.FRACTIONAL, Design.RANDOM));
        belongs(map, CELLS, kind, List.of(Design.RANDOM));
        belongs(map, SEED, kind, List.of(Design.RANDOM));
        return switch (kind) {
            case Design.GRID, Design.FRACTIONAL, Design.RANDOM -> combined(kind, keys, baseline);
            default -> listed(kind, keys, baseline);
        };
    }

    private Optional<String> kind(Keys keys, YamlNode node) {
        Optional<String> kind = keys.text(node, "one of " + String.join(", ", Design.KINDS));
        if (kind.isPresent() && !Design.KINDS.contains(kind.get())) {
            problems.add(
                    node, "no design is called '%s'.%s".formatted(kind.get(), Names.hint(kind.get(), Design.KINDS)));
            return Optional.empty();
        }
        return kind;
    }

    private void belongs(YamlMap map, String key, String kind, List<String> kinds) {
        if (!kinds.contains(kind)) {
            map.find(key)
                    .ifPresent(node -> problems.add(
                            node,
                            "'%s' belongs to design %s, this is %s; use %s."
                                    .formatted(
                                            key,
                                            String.join(" or ", kinds),
                                            kind,
                                            kinds.contains(Design.LIST) ? "'factors'" : "'variants', or that design")));
        }
    }

    private Expanded listed(String kind, Keys keys, CellTree baseline) {
        List<CellTree> cells = new ArrayList<>(List.of(baseline));
        keys.required(VARIANTS, LISTED)
                .flatMap(node -> keys.list(node, LISTED))
                .map(YamlList::items)
                .orElse(List.of())
                .forEach(item -> reader.read(item).ifPresent(change -> {
                    unique(item, change.name());
                    cells.add(baseline.changed(change));
                }));
        return new Expanded(Design.without(kind), cells);
    }

    private void unique(YamlNode item, String name) {
        Place other = names.putIfAbsent(name, item.place());
        if (other != null) {
            YamlNode given =
                    item instanceof YamlMap map ? map.find(ChangeReader.NAME).orElse(item) : item;
            problems.add(
                    given,
                    "'%s' is already the name of the cell at %s; give this one another with 'name'."
                            .formatted(name, other));
        }
    }

    private Expanded combined(String kind, Keys keys, CellTree baseline) {
        List<Factors.Varied> factors = new Factors(problems).read(keys);
        List<Design.Factor> described =
                factors.stream().map(Factors.Varied::factor).toList();
        List<Integer> levels =
                described.stream().map(factor -> factor.levels().size()).toList();
        if (kind.equals(Design.FRACTIONAL)) {
            Optional<Fraction> fraction = fraction(keys.map(), described);
            return new Expanded(
                    new Design(
                            kind,
                            described,
                            fraction.map(Fraction::generators).orElse(List.of()),
                            fraction.map(Fraction::resolution).orElse(0)),
                    fraction.map(found -> cells(baseline, keys.map(), factors, found.cells()))
                            .orElse(List.of(baseline)));
        }
        Design design = new Design(kind, described, List.of(), 0);
        if (kind.equals(Design.RANDOM)) {
            int others = keys.required(CELLS, "how many cells are drawn besides the baseline")
                    .flatMap(node -> keys.wholeNumber(node, 1, MOST_CELLS, "a whole number from 1 to " + MOST_CELLS))
                    .orElse(0L)
                    .intValue();
            long seed = keys.map()
                    .find(SEED)
                    .flatMap(node -> keys.wholeNumber(node, 0, Long.MAX_VALUE, "a whole number of at least 0"))
                    .orElse(1L);
            return new Expanded(design, cells(baseline, keys.map(), factors, Combinations.drawn(levels, others, seed)));
        }
        if (Combinations.count(levels) > MOST_CELLS) {
            problems.add(
                    keys.map(),
                    "%,d cells are more than %,d; use fewer factors, or design fractional or random."
                            .formatted(Combinations.count(levels), MOST_CELLS));
            return new Expanded(design, List.of(baseline));
        }
        return new Expanded(design, cells(baseline, keys.map(), factors, Combinations.all(levels)));
    }

    private Optional<Fraction> fraction(YamlMap map, List<Design.Factor> factors) {
        YamlNode node = map.find(FACTORS).orElse(map);
        List<String> more = factors.stream()
                .filter(factor -> factor.levels().size() > 2)
                .map(factor ->
                        "'%s' (%d)".formatted(factor.name(), factor.levels().size()))
                .toList();
        if (!more.isEmpty()) {
            problems.add(
                    node,
                    "fractional is for factors with two levels, the baseline's among them; more have %s. Use grid, or leave levels out."
                            .formatted(String.join(", ", more)));
            return Optional.empty();
        }
        Optional<Fraction> fraction = Fraction.of(factors.size());
        if (fraction.isEmpty() && !factors.isEmpty()) {
            problems.add(
                    node,
                    "fractional takes %d to %d factors, found %d; %s."
                            .formatted(
                                    Fraction.FEWEST,
                                    Fraction.MOST,
                                    factors.size(),
                                    factors.size() < Fraction.FEWEST
                                            ? "fewer have no fraction that keeps two-way interactions apart, use grid (%d cells)"
                                                    .formatted(1 << factors.size())
                                            : "use random, or fewer factors"));
        }
        return fraction;
    }

    private static List<CellTree> cells(
            CellTree baseline, YamlMap ablate, List<Factors.Varied> factors, List<List<Integer>> combinations) {
        List<CellTree> cells = new ArrayList<>();
        for (List<Integer> combination : combinations) {
            List<Change> changes = new ArrayList<>();
            Map<String, String> levels = new LinkedHashMap<>();
            for (int i = 0; i < factors.size(); i++) {
                int level = combination.get(i);
                levels.put(factors.get(i).name(), factors.get(i).level(level));
                if (level > 0) {
                    changes.add(factors.get(i).changes().get(level - 1));
                }
            }
            cells.add(baseline.combined(ablate, changes, levels));
        }
        return cells;
    }

    /** How a cell with several changes is called. */
    static String joined(List<String> names) {
        return names.stream().collect(Collectors.joining(" + "));
    }
}
