package org.aullm.datasets.annotation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Counts over annotated clips. */
final class TableStatistics {

    private final List<Annotation> clips;

    TableStatistics(List<Annotation> clips) {
        this.clips = List.copyOf(clips);
    }

    int samples() {
        return clips.size();
    }

    Map<String, Integer> samplesPerSubject() {
        return counts(Annotation::subject);
    }

    Map<String, Integer> emotions() {
        Map<String, Integer> emotions = counts(Annotation::emotion);
        emotions.remove("");
        return emotions;
    }

    int withoutUnits() {
        return (int) clips.stream().filter(clip -> clip.units().isEmpty()).count();
    }

    /** Units present, summed over clips. */
    int instances() {
        return clips.stream().mapToInt(clip -> clip.units().size()).sum();
    }

    int withSeveralUnits() {
        return (int) clips.stream().filter(clip -> clip.units().size() > 1).count();
    }

    /** Clips without any of some units. */
    int withoutAnyOf(List<Integer> units) {
        return (int) clips.stream()
                .filter(clip -> clip.units().stream().noneMatch(units::contains))
                .count();
    }

    /** For each unit, the clips in which it is present. */
    Map<Integer, Integer> positives() {
        Map<Integer, Integer> positives = new TreeMap<>();
        clips.forEach(clip -> clip.units().forEach(unit -> positives.merge(unit, 1, Integer::sum)));
        return positives;
    }

    /** For each unit, the subjects who showed it. */
    Map<Integer, Integer> positiveSubjects() {
        Map<Integer, Set<String>> subjects = new TreeMap<>();
        clips.forEach(clip -> clip.units().forEach(unit -> subjects.computeIfAbsent(unit, none -> new HashSet<>())
                .add(clip.subject())));
        Map<Integer, Integer> counts = new TreeMap<>();
        subjects.forEach((unit, names) -> counts.put(unit, names.size()));
        return counts;
    }

    /** Combinations with the clips that show exactly them, the most frequent first. */
    Map<String, Integer> combinations() {
        return counts(Annotation::combination).entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, java.util.LinkedHashMap::new));
    }

    /** Clips in which both units are present; the diagonal holds the positives. */
    List<List<Integer>> cooccurrence(List<Integer> units) {
        List<List<Integer>> matrix = new ArrayList<>();
        for (int row : units) {
            List<Integer> counts = new ArrayList<>();
            for (int column : units) {
                counts.add((int) clips.stream()
                        .filter(clip ->
                                clip.units().contains(row) && clip.units().contains(column))
                        .count());
            }
            matrix.add(counts);
        }
        return matrix;
    }

    /** Parts of cells that gave no unit, with how often. */
    Map<String, Integer> unread() {
        Map<String, Integer> unread = new TreeMap<>();
        clips.forEach(clip -> clip.read().unread().forEach(part -> unread.merge(part, 1, Integer::sum)));
        return unread;
    }

    int distinctUnits() {
        return new TreeSet<>(positives().keySet()).size();
    }

    private Map<String, Integer> counts(Function<Annotation, String> name) {
        Map<String, Integer> counts = new TreeMap<>();
        clips.forEach(clip -> counts.merge(name.apply(clip), 1, Integer::sum));
        return counts;
    }
}
