package org.aullm.datasets.clip;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.aullm.api.ComponentException;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.data.Clip;
import org.aullm.api.data.Dataset;
import org.aullm.api.option.Options;
import org.aullm.datasets.cache.CacheLock;
import org.aullm.datasets.cache.Entry;
import org.aullm.datasets.frames.Reason;

/** Opens a data set of clips: finds their frames, imports what is not in the cache. */
final class ClipsOpening {

    private static final Logger LOG = System.getLogger("org.aullm.datasets.clips");
    private static final int SHOWN = 5;

    private final Options options;
    private final Path home;
    private final Function<FrontEnd, Listing> lister;

    /**
     * What there is to import.
     *
     * @param table the file with its rows
     * @param found its clips
     * @param licences the terms of each source data set
     * @param remarks how the table was read
     */
    record Listing(Path table, ClipFinder.Found found, Map<String, String> licences, List<String> remarks) {}

    /**
     * An opening.
     *
     * @param options the settings of the front end, the evidence, the choice of the apex, the cache
     * @param home where the cache is, if it is nowhere else
     * @param lister finds the clips
     */
    ClipsOpening(Options options, Path home, Function<FrontEnd, Listing> lister) {
        this.options = options;
        this.home = home;
        this.lister = lister;
    }

    /**
     * Opens it.
     *
     * @param threads that import clips
     * @throws ComponentException if there is no table, or no clip is left
     */
    Dataset open(int threads) {
        EvidenceSpec spec = ClipsProvider.spec(options);
        Listing listing;
        List<String> remarks;
        // Opened here first, so that a part that is missing is said once and not for each clip.
        try (FrontEnd frontEnd = new FrontEnd(options)) {
            listing = lister.apply(frontEnd);
            remarks = new ArrayList<>(listing.remarks());
            remarks.add(frontEnd.described());
        }
        return imported(spec, listing, threads, remarks);
    }

    private Dataset imported(EvidenceSpec spec, Listing listing, int threads, List<String> remarks) {
        ClipFinder.Found found = listing.found();
        List<String> leftOut = new ArrayList<>(found.leftOut());
        ApexChoice choice = ApexChoice.of(options.get(ClipsProvider.APEX));
        Path cache = cache();
        List<Clip> clips = new ArrayList<>();
        Map<String, Entry> entries = new LinkedHashMap<>();
        Map<String, Integer> apexes = new TreeMap<>();
        Map<String, List<String>> said = new LinkedHashMap<>();
        ClipStore store;
        List<ClipBuild.Outcome> outcomes;
        try (CacheLock lock = CacheLock.take(cache)) {
            store = ClipStore.open(cache);
            store.sweep();
            ClipStore kept = store;
            try {
                outcomes = new ClipBuild(() -> new ClipImport(new FrontEnd(options), kept, spec, choice), threads)
                        .run(found.clips());
            } finally {
                store.flush();
            }
        }
        for (ClipBuild.Outcome outcome : outcomes) {
            String name = outcome.clip().name();
            if (outcome.imported().isEmpty()) {
                leftOut.add(name + ": " + outcome.trouble());
            }
            for (ClipImport.Imported imported : outcome.imported()) {
                clips.add(outcome.clip().clip());
                entries.put(
                        outcome.clip().clip().id(),
                        store.evidence().find(imported.key()).orElseThrow());
                apexes.merge(imported.apex().source(), 1, Integer::sum);
                imported.remarks().forEach(remark -> said.computeIfAbsent(remark, any -> new ArrayList<>())
                        .add(name));
            }
        }
        leftOut.forEach(line -> LOG.log(Level.WARNING, "clip left out: {0}", line));
        require(clips, listing, leftOut);
        remarks.add("apex: "
                + apexes.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .collect(Collectors.joining(", ")));
        said.forEach((remark, names) ->
                remarks.add("%s (%d clips, first %s)".formatted(remark, names.size(), names.get(0))));
        if (found.unlabelled() > 0) {
            remarks.add("%d clips without known units were not taken".formatted(found.unlabelled()));
        }
        leftOut.forEach(line -> remarks.add("left out: " + line));
        return new Clips(spec, clips, entries, listing.licences(), remarks);
    }

    private void require(List<Clip> clips, Listing listing, List<String> leftOut) {
        if (!clips.isEmpty()) {
            return;
        }
        String more = leftOut.size() > SHOWN ? "\n  and %d more".formatted(leftOut.size() - SHOWN) : "";
        String why = leftOut.isEmpty()
                ? "no row names an action unit; 'unlabelled: keep' or 'no-units: absent' would take them"
                : leftOut.stream().limit(SHOWN).collect(Collectors.joining("\n  ", "\n  ", more));
        throw new ComponentException("clips: of %d rows in %s none can be used: %s"
                .formatted(listing.found().unlabelled() + leftOut.size(), listing.table(), why));
    }

    private Path cache() {
        Path given = options.get(ClipsProvider.CACHE);
        Path cache = given.toString().isEmpty() ? home.resolve(".aullm-cache") : given;
        try {
            return Files.createDirectories(cache);
        } catch (IOException e) {
            throw new ComponentException(
                    "clips: the cache folder %s cannot be made: %s; choose another with 'cache'"
                            .formatted(cache, Reason.of(e)),
                    e);
        }
    }
}
