package org.aullm.datasets.clip;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aullm.api.ComponentException;
import org.aullm.api.option.Options;
import org.aullm.datasets.Terms;
import org.aullm.datasets.annotation.AnnotatedClips;
import org.aullm.datasets.frames.Reason;

/** Lists the clips of a data set as its owner delivers it, by its annotation table. */
final class TableListing {

    private final Options options;
    private final Path root;

    private TableListing(Options options) {
        this.options = options;
        this.root = options.get(ClipsProvider.ROOT);
    }

    /** An opening of what the options of {@link ClipsProvider} say. */
    static ClipsOpening opening(Options options) {
        TableListing listing = new TableListing(options);
        return new ClipsOpening(options, listing.root, listing::list);
    }

    private ClipsOpening.Listing list(FrontEnd frontEnd) {
        if (!Files.isDirectory(root)) {
            throw new ComponentException(
                    "clips: root %s is not a folder; give the one with the annotation table and the clips"
                            .formatted(root));
        }
        Path file = table();
        AnnotatedClips table =
                AnnotatedClips.read(options.get(ClipsProvider.TABLE_FORM), file, ClipsProvider.policy(options));
        String name = options.get(ClipsProvider.NAME).isEmpty() ? table.dataset() : options.get(ClipsProvider.NAME);
        String licence = options.get(ClipsProvider.LICENCE);
        return new ClipsOpening.Listing(
                file,
                finder(table, name, frontEnd).find(table),
                Map.of(name, licence.isEmpty() ? Terms.of(table.form()) : licence),
                List.of("annotation: %s, read as %s".formatted(table.form(), table.reading())));
    }

    private ClipFinder finder(AnnotatedClips table, String name, FrontEnd frontEnd) {
        Path frames = root.resolve(options.get(ClipsProvider.FRAMES_ROOT)).normalize();
        if (!Files.isDirectory(frames)) {
            throw new ComponentException("clips: frames-root %s is not a folder".formatted(frames));
        }
        return new ClipFinder(
                name,
                FolderLayout.of(frames, options.get(ClipsProvider.LAYOUT), table.form()),
                frontEnd.videoEndings(),
                options.get(ClipsProvider.NO_UNITS).equals("absent"),
                options.get(ClipsProvider.UNLABELLED).equals("keep"));
    }

    private Path table() {
        String name = options.get(ClipsProvider.TABLE);
        if (!name.isEmpty()) {
            return root.resolve(name);
        }
        try (Stream<Path> files = Files.list(root)) {
            List<Path> tables = files.filter(TableListing::isTable).sorted().toList();
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
}
