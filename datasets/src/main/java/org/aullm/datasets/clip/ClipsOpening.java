package org.aullm.datasets.clip;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aullm.api.ComponentException;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.data.Clip;
import org.aullm.api.data.Dataset;
import org.aullm.api.option.Options;
import org.aullm.datasets.Terms;
import org.aullm.datasets.annotation.AnnotatedClips;
import org.aullm.datasets.cache.CacheLock;
import org.aullm.datasets.cache.Entry;
import org.aullm.datasets.frames.Reason;

/** Opens a data set of clips: reads its table, finds its frames, imports what is not in the cache. */
final class ClipsOpening {

    private static final Logger LOG = System.getLogger("org.aullm.datasets.clips");
    private static final int SHOWN = 5;

    private final Options options;
    private final Path root;

    ClipsOpening(Options options) {
        this.options = options;
        this.root = options.get(ClipsProvider.ROOT);
    }

    /**
     * Opens it.
     *
     * @param threads that import clips
     * @throws ComponentException if there is no table, or no clip is left
     */
    Dataset open(int threads) {
        if (!Files.isDirectory(root)) {
            throw new ComponentException(
                    "clips: root %s is not a folder; give the one with the annotation table and the clips"
                            .formatted(root));
        }
        String form = options.get(ClipsProvider.TABLE_FORM);
        AnnotatedClips table = AnnotatedClips.read(form, table(), ClipsProvider.policy(options));
        EvidenceSpec spec = ClipsProvider.spec(options);
        ClipFinder.Found found;
        String described;
        // Opened here first, so that a part that is missing is said once and not for each clip.
        try (FrontEnd frontEnd = new FrontEnd(options)) {
            found = finder(form, frontEnd).find(table);
            described = frontEnd.described();
        }
        List<String> leftOut = new ArrayList<>(found.leftOut());
        List<String> remarks = new ArrayList<>();
        remarks.add("annotation: %s, read as %s".formatted(form, table.reading()));
        remarks.add(described);
        return imported(spec, found, threads, leftOut, remarks);
    }

    private ClipFinder finder(String form, FrontEnd frontEnd) {
        Path frames = root.resolve(options.get(ClipsProvider.FRAMES_ROOT)).normalize();
        if (!Files.isDirectory(frames)) {
            throw new ComponentException("clips: frames-root %s is not a folder".formatted(frames));
        }
        String name = options.get(ClipsProvider.NAME);
        return new ClipFinder(
                name.isEmpty() ? form.replaceFirst("-20\\d\\d$", "") : name,
                FolderLayout.of(frames, options.get(ClipsProvider.LAYOUT), form),
                frontEnd.videoEndings(),
                options.get(ClipsProvider.NO_UNITS).equals("absent"),
                options.get(ClipsProvider.UNLABELLED).equals("keep"));
    }

    private Dataset imported(
            EvidenceSpec spec, ClipFinder.Found found, int threads, List<String> leftOut, List<String> remarks) {
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
        require(clips, found, leftOut);
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
        return new Clips(spec, clips, entries, licences(clips), remarks);
    }

    private Map<String, String> licences(List<Clip> clips) {
        String licence = options.get(ClipsProvider.LICENCE);
        Map<String, String> licences = new TreeMap<>();
        clips.forEach(clip -> licences.put(
                clip.dataset(), licence.isEmpty() ? Terms.of(options.get(ClipsProvider.TABLE_FORM)) : licence));
        return licences;
    }

    private void require(List<Clip> clips, ClipFinder.Found found, List<String> leftOut) {
        if (!clips.isEmpty()) {
            return;
        }
        String more = leftOut.size() > SHOWN ? "\n  and %d more".formatted(leftOut.size() - SHOWN) : "";
        String why = leftOut.isEmpty()
                ? "no row names an action unit; 'unlabelled: keep' or 'no-units: absent' would take them"
                : leftOut.stream().limit(SHOWN).collect(Collectors.joining("\n  ", "\n  ", more));
        throw new ComponentException("clips: of %d rows in %s none can be used: %s"
                .formatted(found.unlabelled() + leftOut.size(), table(), why));
    }

    private Path table() {
        String name = options.get(ClipsProvider.TABLE);
        if (!name.isEmpty()) {
            return root.resolve(name);
        }
        try (Stream<Path> files = Files.list(root)) {
            List<Path> tables = files.filter(ClipsOpening::isTable).sorted().toList();
            if (tables.size() != 1) {
                throw new ComponentException("clips: %s holds %s; name the annotation table with 'table'"
                        .formatted(
                                root,
                                tables.isEmpty()
                                        ? "no .xlsx or .csv file"
                                        : tables.stream()
                                                .map(table -> String.valueOf(table.getFileName()))
                                                .collect(Collectors.joining(" and "))));
            }
            return tables.get(0);
        } catch (IOException e) {
            throw new ComponentException("clips: %s cannot be listed: %s".formatted(root, Reason.of(e)), e);
        }
    }

    private static boolean isTable(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        // Spreadsheet programs keep an open file's lock beside it, as ~$name.xlsx.
        return (name.endsWith(".xlsx") || name.endsWith(".csv")) && !name.startsWith("~") && !name.startsWith(".");
    }

    private Path cache() {
        Path given = options.get(ClipsProvider.CACHE);
        Path cache = given.toString().isEmpty() ? root.resolve(".aullm-cache") : given;
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
