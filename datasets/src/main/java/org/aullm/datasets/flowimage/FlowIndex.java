package org.aullm.datasets.flowimage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.aullm.api.ActionUnit;
import org.aullm.api.ComponentException;
import org.aullm.api.data.Clip;
import org.aullm.api.data.Labels;
import org.aullm.datasets.CsvTable;
import org.aullm.datasets.RootFolder;

/** The table of a folder of flow pictures, checked row by row. */
final class FlowIndex {

    private static final List<String> COLUMNS = List.of("dataset", "subject", "sample", "file", "aus");
    private static final String RECODED = "aus_2019";

    /** A clip and where its picture lies. */
    record Entry(Clip clip, Path picture) {}

    private final CsvTable table;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Set<ActionUnit>> codedUnits;

    private FlowIndex(Path root, CsvTable table, boolean recoded) {
        this.table = table;
        Map<CsvTable.Row, Set<ActionUnit>> present = presentUnits(table, recoded);
        this.codedUnits = codedUnits(present);
        Map<String, CsvTable.Row> seen = new HashMap<>();
        for (CsvTable.Row row : table.rows()) {
            String dataset = row.required("dataset");
            String subject = dataset + "/" + row.required("subject");
            String id = subject + "/" + row.required("sample");
            CsvTable.Row earlier = seen.putIfAbsent(id, row);
            if (earlier != null) {
                throw row.broken("sample '%s' is already in line %d; a sample of a subject stands in one row"
                        .formatted(id, earlier.line()));
            }
            Labels labels = new Labels(units(present, row), units(codedUnits, dataset));
            entries.add(new Entry(new Clip(id, subject, dataset, labels), picture(root, row)));
        }
    }

    static FlowIndex read(Path root, String file, String coding) {
        if (!Files.isDirectory(root)) {
            throw new ComponentException(
                    "flow-images: root %s is not a folder; give the one that holds %s and the pictures"
                            .formatted(root, file));
        }
        boolean recoded = coding.equals("2019");
        List<String> columns = new ArrayList<>(COLUMNS);
        if (recoded) {
            columns.add(RECODED);
        }
        return new FlowIndex(root, CsvTable.read(root.resolve(file), columns), recoded);
    }

    /** The entries of some data sets (of all if empty), in the table's order. */
    List<Entry> select(List<String> datasets, boolean keepUnlabelled) {
        for (String dataset : datasets) {
            if (!codedUnits.containsKey(dataset)) {
                throw new ComponentException("%s: no row is of data set '%s'; it has %s"
                        .formatted(table.file(), dataset, String.join(", ", codedUnits.keySet())));
            }
        }
        List<Entry> kept = entries.stream()
                .filter(entry ->
                        datasets.isEmpty() || datasets.contains(entry.clip().dataset()))
                .filter(entry ->
                        keepUnlabelled || !entry.clip().labels().coded().isEmpty())
                .toList();
        if (entries.isEmpty()) {
            throw new ComponentException(table.file() + " has no rows");
        }
        if (kept.isEmpty()) {
            throw new ComponentException(
                    "%s: none of %d rows is left: no row of %s names an action unit; 'unlabelled: keep' would take them"
                            .formatted(
                                    table.file(),
                                    entries.size(),
                                    datasets.isEmpty() ? "any data set" : String.join(", ", datasets)));
        }
        return kept;
    }

    private static Map<CsvTable.Row, Set<ActionUnit>> presentUnits(CsvTable table, boolean recoded) {
        Set<String> twiceCoded = new HashSet<>();
        if (recoded) {
            table.rows().stream()
                    .filter(row -> !row.get(RECODED).isEmpty())
                    .forEach(row -> twiceCoded.add(row.required("dataset")));
        }
        Map<CsvTable.Row, Set<ActionUnit>> present = new HashMap<>();
        for (CsvTable.Row row : table.rows()) {
            present.put(row, parse(row, twiceCoded.contains(row.required("dataset")) ? RECODED : "aus"));
        }
        return present;
    }

    private static Map<String, Set<ActionUnit>> codedUnits(Map<CsvTable.Row, Set<ActionUnit>> present) {
        Map<String, Set<ActionUnit>> coded = new TreeMap<>();
        present.forEach((row, units) -> coded.computeIfAbsent(row.required("dataset"), name -> new TreeSet<>())
                .addAll(units));
        return coded;
    }

    private static <K> Set<ActionUnit> units(Map<K, Set<ActionUnit>> from, K key) {
        return from.getOrDefault(key, Set.of());
    }

    private static Set<ActionUnit> parse(CsvTable.Row row, String column) {
        Set<ActionUnit> units = new TreeSet<>();
        String list = row.get(column);
        if (!list.isEmpty()) {
            for (String word : list.split(";", -1)) {
                if (!word.strip().matches("[1-9][0-9]?")) {
                    throw row.broken(
                            "column %s: '%s' in '%s' is not an action unit; write numbers from 1 to 99 as in 4;7;12"
                                    .formatted(column, word.strip(), list));
                }
                units.add(new ActionUnit(Integer.parseInt(word.strip())));
            }
        }
        return units;
    }

    private static Path picture(Path root, CsvTable.Row row) {
        String name = row.required("file");
        Path file;
        try {
            file = new RootFolder(root).resolve(name);
        } catch (ComponentException e) {
            throw row.broken("picture " + e.getMessage());
        }
        if (!Files.isRegularFile(file)) {
            throw row.broken("picture '%s' does not exist in %s".formatted(name, root));
        }
        return file;
    }
}
