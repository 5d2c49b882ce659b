package org.aullm.datasets.arrays;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aullm.datasets.manifest.Manifest;

/** By which names a clip's tensor is looked for: the longer first, and none that two clips share. */
final class Names {

    private final Map<String, Integer> clips = new HashMap<>();

    Names(Manifest manifest) {
        manifest.entries().forEach(entry -> all(entry).forEach(name -> clips.merge(name, 1, Integer::sum)));
    }

    /** {@code dataset/subject/sample}, {@code subject/sample} and {@code sample}, as far as they say which clip is meant. */
    List<String> of(Manifest.Entry entry) {
        return all(entry).stream()
                .filter(name -> clips.getOrDefault(name, 0) == 1)
                .toList();
    }

    private static List<String> all(Manifest.Entry entry) {
        List<String> all = new ArrayList<>();
        String name = entry.clip().id();
        all.add(name);
        for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/')) {
            name = name.substring(slash + 1);
            all.add(name);
        }
        return all;
    }
}
