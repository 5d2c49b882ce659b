package org.aullm.datasets.tools;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;
import org.aullm.api.spi.DataToolsProvider;
import org.aullm.datasets.clip.TableImport;
import org.aullm.datasets.faces.FacesSynthesis;
import org.aullm.datasets.manifest.Manifest;

/** Folders of clips for the command line. */
public final class DataTools implements DataToolsProvider {

    @Override
    public List<Option<?>> synthesisOptions() {
        return FacesSynthesis.options();
    }

    @Override
    public List<String> synthesise(Options options, Path folder, Consumer<String> progress) {
        return FacesSynthesis.write(options, folder, progress);
    }

    @Override
    public Imported bringIn(Delivery delivery, Path folder) {
        return TableImport.of(delivery, folder);
    }

    @Override
    public Findings check(List<Path> manifests, int pictures, Consumer<String> progress) {
        return new DataCheck(pictures, progress).of(manifests);
    }

    @Override
    public String page(Findings findings) {
        return CheckPage.of(findings);
    }

    @Override
    public Contents contents(Path file) {
        Manifest manifest = Manifest.readWithoutPaths(file);
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("name", manifest.name());
        manifest.licences().forEach((dataset, licence) -> facts.put("licence of " + dataset, licence));
        facts.put("source", manifest.source());
        facts.put("root", manifest.root().toString());
        facts.putAll(manifest.facts());
        return new Contents(
                facts, manifest.entries().stream().map(DataTools::shown).toList());
    }

    private static Shown shown(Manifest.Entry entry) {
        String units = entry.clip().labels().coded().isEmpty()
                ? "unknown"
                : entry.clip().labels().present().isEmpty()
                        ? "none"
                        : new TreeSet<>(entry.clip().labels().present())
                                .stream()
                                        .map(unit -> Integer.toString(unit.number()))
                                        .collect(Collectors.joining("+"));
        return new Shown(
                entry.row(),
                entry.clip().id(),
                entry.clip().subject(),
                entry.path().toString(),
                "%s %s %s".formatted(text(entry.onset()), text(entry.apex()), text(entry.offset())),
                units,
                entry.emotion(),
                Files.exists(entry.path()));
    }

    private static String text(OptionalInt frame) {
        return frame.isPresent() ? Integer.toString(frame.getAsInt()) : "-";
    }
}
