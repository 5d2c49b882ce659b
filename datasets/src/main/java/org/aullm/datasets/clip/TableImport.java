package org.aullm.datasets.clip;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.aullm.api.ComponentException;
import org.aullm.api.spi.AnnotationToolsProvider.Problem;
import org.aullm.api.spi.DataToolsProvider.Delivery;
import org.aullm.api.spi.DataToolsProvider.Imported;
import org.aullm.datasets.Fingerprint;
import org.aullm.datasets.Terms;
import org.aullm.datasets.annotation.AnnotatedClips;
import org.aullm.datasets.annotation.AnnotationTools;
import org.aullm.datasets.manifest.ManifestWriter;

/** Makes a manifest of a data set as its owner delivers it. */
public final class TableImport {

    private static final String NONE = "-";
    private static final String RATE = "[1-9]\\d{0,4}(\\.\\d{1,6})?";

    private final Delivery delivery;
    private final FolderLayout layout;
    private final List<String> endings = new Parts().videoEndings();
    private final List<Problem> missing = new ArrayList<>();

    private TableImport(Delivery delivery) {
        this.delivery = delivery;
        this.layout = FolderLayout.of(delivery.frames(), delivery.folders(), delivery.dataset());
    }

    /**
     * Writes the manifest of a delivery.
     *
     * @throws ComponentException if a table cannot be read, no clip of it has frames, or the folder cannot be written
     */
    public static Imported of(Delivery delivery, Path folder) {
        if (!Files.isDirectory(delivery.frames())) {
            throw new ComponentException(
                    "%s is not a folder; give the one that holds the frames".formatted(delivery.frames()));
        }
        return new TableImport(delivery).into(folder);
    }

    private Imported into(Path folder) {
        List<AnnotatedClips> tables = delivery.tables().stream()
                .map(table -> AnnotatedClips.read(delivery.dataset(), table, delivery.policy()))
                .toList();
        AnnotatedClips first = tables.get(0);
        ManifestWriter writer = new ManifestWriter(
                delivery.name().isEmpty() ? first.dataset() : delivery.name(),
                delivery.licence().isEmpty() ? Terms.of(first.form()) : delivery.licence(),
                first.title(),
                facts(first));
        if (!first.framesPerSecond().isEmpty()) {
            writer.framesPerSecond(first.framesPerSecond());
        }
        tables.forEach(table -> table.clips().forEach(row -> add(row, writer)));
        delivery.tables().forEach(table -> AnnotationTools.remarks(delivery.dataset(), table, delivery.policy())
                .forEach(problem -> writer.remark(problem.row(), problem.clip(), problem.text())));
        if (writer.clips() == 0) {
            throw new ComponentException("none of %d clips has frames: %s"
                    .formatted(missing.size(), missing.get(0).text()));
        }
        return new Imported(writer.write(delivery.frames(), folder), writer.clips(), missing);
    }

    private void add(AnnotatedClips.Row row, ManifestWriter writer) {
        Path place;
        try {
            place = layout.find(row, endings);
        } catch (ComponentException e) {
            missing.add(new Problem(row.row(), row.subject() + "/" + row.sample(), String.valueOf(e.getMessage())));
            return;
        }
        Path root = layout.root().toAbsolutePath().normalize();
        writer.clip(
                row.subject(),
                row.sample(),
                root.relativize(place).toString().replace('\\', '/'),
                units(row),
                List.of(text(row.onset()), text(row.apex()), text(row.offset())),
                row.emotion(),
                row.row(),
                row.codes(),
                row.framesPerSecond().matches(RATE) ? row.framesPerSecond() : "");
    }

    private static String units(AnnotatedClips.Row row) {
        if (!row.coded()) {
            return "";
        }
        return row.units().isEmpty()
                ? NONE
                : new TreeSet<>(row.units()).stream().map(String::valueOf).collect(Collectors.joining("+"));
    }

    private Map<String, String> facts(AnnotatedClips table) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("annotation", table.form());
        facts.put("codes-read-by", table.reading());
        delivery.tables().forEach(file -> facts.put("sha256-of-" + file.getFileName(), Fingerprint.ofFile(file)));
        return facts;
    }

    private static String text(OptionalInt frame) {
        return frame.isPresent() ? Integer.toString(frame.getAsInt()) : "";
    }
}
