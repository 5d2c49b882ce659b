package org.aullm.datasets.clip;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.aullm.api.ActionUnit;
import org.aullm.api.ComponentException;
import org.aullm.api.data.Clip;
import org.aullm.api.data.Labels;
import org.aullm.datasets.annotation.AnnotatedClips;

/**
 * Finds the frames of a table's clips. What is wrong with a row costs that row alone.
 *
 * @param name of the data set, for ids of clips and subjects
 * @param layout where clips lie
 * @param endings of videos that can be read
 * @param emptyIsAbsent whether a row without units says that none is there; otherwise it says nothing
 * @param keepUnlabelled whether clips whose units are unknown are taken
 */
record ClipFinder(
        String name, FolderLayout layout, List<String> endings, boolean emptyIsAbsent, boolean keepUnlabelled) {

    /**
     * What was found.
     *
     * @param clips in the table's order
     * @param leftOut what is wrong with the others, one line each
     * @param unlabelled how many were not taken because their units are unknown
     */
    record Found(List<ListedClip> clips, List<String> leftOut, int unlabelled) {}

    Found find(AnnotatedClips table) {
        // In a coded data set every unit that any row names was looked for in all of them.
        Set<ActionUnit> coded = table.clips().stream()
                .flatMap(row -> row.units().stream())
                .map(ActionUnit::new)
                .collect(Collectors.toCollection(TreeSet::new));
        Map<String, Integer> rows = new HashMap<>();
        List<ListedClip> clips = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        int unlabelled = 0;
        for (AnnotatedClips.Row row : table.clips()) {
            boolean known = row.coded() || emptyIsAbsent;
            if (!known && !keepUnlabelled) {
                unlabelled++;
                continue;
            }
            String sample = row.subject() + "/" + row.sample();
            try {
                Integer earlier = rows.putIfAbsent(sample, row.row());
                if (earlier != null) {
                    throw new ComponentException("the clip stands in row %d already".formatted(earlier));
                }
                clips.add(listed(row, sample, known ? coded : Set.of()));
            } catch (ComponentException e) {
                leftOut.add("row %d, %s: %s".formatted(row.row(), sample, e.getMessage()));
            }
        }
        return new Found(List.copyOf(clips), List.copyOf(leftOut), unlabelled);
    }

    private ListedClip listed(AnnotatedClips.Row row, String sample, Set<ActionUnit> coded) {
        Footage.requireOrder(row.onset(), row.offset());
        Footage footage = Footage.of(layout.find(row, endings), row.onset(), row.offset());
        Set<ActionUnit> present = row.units().stream().map(ActionUnit::new).collect(Collectors.toSet());
        Clip clip = new Clip(name + "/" + sample, name + "/" + row.subject(), name, new Labels(present, coded));
        return new ListedClip(clip, sample, row.apex(), footage);
    }
}
