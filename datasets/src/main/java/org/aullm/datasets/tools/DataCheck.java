package org.aullm.datasets.tools;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.aullm.api.spi.DataToolsProvider.Finding;
import org.aullm.api.spi.DataToolsProvider.Findings;
import org.aullm.api.spi.DataToolsProvider.Frame;
import org.aullm.api.spi.DataToolsProvider.Looked;
import org.aullm.datasets.CsvTable;
import org.aullm.datasets.manifest.Manifest;
import org.aullm.datasets.manifest.Manifest.Entry;
import org.aullm.datasets.manifest.ManifestWriter;

/** Looks for what is wrong in imported data sets and between them. */
final class DataCheck {

    private static final int SAID_EACH = 200;

    private final int pictures;
    private final Consumer<String> progress;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Seen> seen = new ArrayList<>();
    private int shown;

    /** A clip whose frames could be looked at. */
    private record Seen(String manifest, Entry entry, Likeness likeness) {}

    DataCheck(int pictures, Consumer<String> progress) {
        this.pictures = pictures;
        this.progress = progress;
    }

    Findings of(List<Path> files) {
        Map<String, Manifest> manifests = new LinkedHashMap<>();
        files.forEach(file -> manifests.put(file.toString(), Manifest.readWithoutPaths(file)));
        List<Looked> looked = new ArrayList<>();
        manifests.forEach((name, manifest) -> looked.add(look(name, manifest)));
        duplicates();
        sharedPeople(manifests);
        return new Findings(looked, findings);
    }

    private Looked look(String name, Manifest manifest) {
        long frames = 0;
        int done = 0;
        remarks(name, manifest);
        Map<String, Frame> people = new LinkedHashMap<>();
        for (Entry entry : manifest.entries()) {
            List<String[]> problems = new ArrayList<>();
            ClipLook look =
                    ClipLook.at(manifest.root(), entry, (kind, text) -> problems.add(new String[] {kind, text}));
            problems.forEach(problem -> add(name, entry, problem[0], problem[1]));
            frames += look.frames();
            look.likeness().ifPresent(likeness -> seen.add(new Seen(name, entry, likeness)));
            if (people.size() < pictures
                    && !people.containsKey(entry.clip().subject())
                    && look.likeness().isPresent()) {
                List<Frame> three = ClipLook.pictures(entry);
                if (three.size() > 1) {
                    people.put(
                            entry.clip().subject(),
                            new Frame(entry.clip().id(), three.get(1).png()));
                }
            }
            if (++done % SAID_EACH == 0) {
                progress.accept("%s: %d of %d clips"
                        .formatted(name, done, manifest.entries().size()));
            }
        }
        return new Looked(
                name,
                manifest.name(),
                manifest.licences(),
                manifest.entries().size(),
                (int) manifest.entries().stream()
                        .map(entry -> entry.clip().subject())
                        .distinct()
                        .count(),
                frames,
                List.copyOf(people.values()));
    }

    /** What was known of the table when it was imported. */
    private void remarks(String name, Manifest manifest) {
        Path file = manifest.file().toAbsolutePath().resolveSibling(ManifestWriter.REMARKS);
        if (Files.isRegularFile(file)) {
            for (CsvTable.Row row :
                    CsvTable.read(file, List.of("table-row", "clip", "remark")).rows()) {
                findings.add(new Finding(
                        name,
                        0,
                        row.get("clip"),
                        "table",
                        "row %s of the owner's table: %s".formatted(row.get("table-row"), row.get("remark")),
                        List.of()));
            }
        }
    }

    private void duplicates() {
        List<List<Integer>> copies = IntStream.range(0, seen.size())
                .parallel()
                .mapToObj(this::earlierCopies)
                .toList();
        for (int i = 0; i < copies.size(); i++) {
            for (int j : copies.get(i)) {
                Seen first = seen.get(j);
                String name = first.entry().clip().id();
                add(
                        seen.get(i).manifest(),
                        seen.get(i).entry(),
                        "duplicate",
                        String.format(
                                Locale.ROOT,
                                "looks and moves like %s (%s row %d); apart by %.2f, where 0 is the same and %.2f the most",
                                name,
                                first.manifest(),
                                first.entry().row(),
                                seen.get(i).likeness().from(first.likeness()),
                                Likeness.LIMIT));
                showBeside(first.entry());
            }
        }
    }

    /** The pictures of another clip after those of the last finding, if that has any. */
    private void showBeside(Entry other) {
        Finding last = findings.remove(findings.size() - 1);
        List<Frame> frames = new ArrayList<>(last.pictures());
        if (!frames.isEmpty()) {
            ClipLook.pictures(other)
                    .forEach(frame -> frames.add(new Frame(other.clip().id() + ", " + frame.title(), frame.png())));
        }
        findings.add(
                new Finding(last.manifest(), last.row(), last.clip(), last.kind(), last.text(), List.copyOf(frames)));
    }

    private List<Integer> earlierCopies(int clip) {
        Likeness likeness = seen.get(clip).likeness();
        return IntStream.range(0, clip)
                .filter(earlier -> likeness.isCopyOf(seen.get(earlier).likeness()))
                .boxed()
                .toList();
    }

    private void sharedPeople(Map<String, Manifest> manifests) {
        Map<String, TreeSet<String>> homes = new HashMap<>();
        manifests.forEach((name, manifest) -> manifest.entries()
                .forEach(entry -> homes.computeIfAbsent(entry.clip().subject(), any -> new TreeSet<>())
                        .add(name)));
        new TreeSet<>(homes.keySet()).forEach(subject -> {
            List<String> names = List.copyOf(homes.getOrDefault(subject, new TreeSet<>()));
            if (names.size() > 1) {
                findings.add(new Finding(
                        names.get(1),
                        0,
                        "",
                        "shared-subject",
                        "%s is in %s, too; a study keeps one person in one fold only if both use that name"
                                .formatted(subject, names.get(0)),
                        List.of()));
            }
        });
    }

    private void add(String manifest, Entry entry, String kind, String text) {
        List<Frame> frames = shown < pictures ? ClipLook.pictures(entry) : List.of();
        shown += frames.isEmpty() ? 0 : 1;
        findings.add(new Finding(manifest, entry.row(), entry.clip().id(), kind, text, frames));
    }
}
