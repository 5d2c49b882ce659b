package org.aullm.report.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.aullm.core.config.ComponentConfig;
import org.aullm.core.config.TrialConfig;

/**
 * What the cells of a study differ in: for each cell the level of every factor. A slot is one factor where cells fill it
 * differently; where all fill it alike, each option that varies is one.
 */
final class Factors {

    private final List<String> names;
    private final List<Map<String, String>> levels;

    private Factors(List<Map<String, String>> all) {
        Set<String> varying = new LinkedHashSet<>();
        all.forEach(cell -> varying.addAll(cell.keySet()));
        varying.removeIf(name -> values(all, name).size() < 2);
        names = List.copyOf(varying);
        levels = List.copyOf(all);
    }

    /** Factors as the study's plan says. */
    static Factors planned(List<Map<String, String>> cells) {
        return new Factors(cells);
    }

    /** Factors as one trial's configuration of each cell shows. */
    static Factors of(List<TrialConfig> configs) {
        List<Map<String, ComponentConfig>> slots =
                configs.stream().map(Factors::slots).toList();
        Set<String> names = new LinkedHashSet<>();
        slots.forEach(cell -> names.addAll(cell.keySet()));
        List<Map<String, String>> cells = new ArrayList<>();
        slots.forEach(cell -> cells.add(new LinkedHashMap<>()));
        for (String slot : names) {
            List<ComponentConfig> parts = slots.stream()
                    .map(cell -> cell.getOrDefault(slot, ComponentConfig.EMPTY))
                    .toList();
            boolean alike = parts.stream().map(ComponentConfig::use).distinct().count() == 1;
            for (int cell = 0; cell < parts.size(); cell++) {
                Map<String, String> levels = cells.get(cell);
                if (alike) {
                    new TreeMap<>(parts.get(cell).options())
                            .forEach((key, value) -> levels.put(slot + "." + key, String.valueOf(value)));
                } else {
                    levels.put(slot, label(parts, parts.get(cell)));
                }
            }
        }
        return new Factors(cells);
    }

    private static Map<String, ComponentConfig> slots(TrialConfig config) {
        Map<String, ComponentConfig> slots = new LinkedHashMap<>();
        slots.put("encoder", config.encoder());
        slots.put("projector", config.projector());
        slots.put("graph", config.graph());
        slots.put("llm", config.llm());
        slots.put("loss", config.loss());
        slots.put("regularizers", together(config.regularizers()));
        slots.put("data", config.data());
        slots.put("training", new ComponentConfig("training", config.training()));
        slots.put("prompt", new ComponentConfig("prompt", Map.of("template", config.prompt())));
        return slots;
    }

    private static ComponentConfig together(List<ComponentConfig> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        Map<String, Object> options = new LinkedHashMap<>();
        parts.forEach(part -> part.options().forEach((key, value) -> options.put(part.use() + "." + key, value)));
        return parts.isEmpty()
                ? ComponentConfig.EMPTY
                : new ComponentConfig(
                        String.join(
                                " + ", parts.stream().map(ComponentConfig::use).toList()),
                        options);
    }

    /** What fills the slot; with its options where another cell fills it with the same and other options. */
    private static String label(List<ComponentConfig> all, ComponentConfig part) {
        boolean ambiguous = all.stream().anyMatch(other -> other.use().equals(part.use()) && !other.equals(part));
        return ambiguous ? part.use() + " " + new TreeMap<>(part.options()) : part.use();
    }

    /** The factors with more than one level. */
    List<String> names() {
        return names;
    }

    /** A factor's level in a cell. */
    String level(int cell, String factor) {
        return Optional.ofNullable(levels.get(cell).get(factor)).orElse(ComponentConfig.NONE);
    }

    /** A factor's levels, the first cell's first. */
    List<String> levels(String factor) {
        return List.copyOf(values(levels, factor));
    }

    private static Set<String> values(List<Map<String, String>> cells, String factor) {
        Set<String> values = new LinkedHashSet<>();
        cells.forEach(cell -> values.add(Optional.ofNullable(cell.get(factor)).orElse(ComponentConfig.NONE)));
        return values;
    }

    /** Whether some cell differs from the first in more than one factor. */
    boolean combined() {
        for (int cell = 1; cell < levels.size(); cell++) {
            int which = cell;
            if (names.stream()
                            .filter(name -> !level(which, name).equals(level(0, name)))
                            .count()
                    > 1) {
                return true;
            }
        }
        return false;
    }
}
