package org.aullm.datasets.manifest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.aullm.api.ActionUnit;
import org.aullm.api.ComponentException;
import org.aullm.api.data.Clip;
import org.aullm.api.data.Labels;
import org.aullm.datasets.RootFolder;

/** Reads a manifest, collecting what is wrong with it. */
final class ManifestReader {

    private static final int MOST_SHOWN = 30;
    private static final String VERSION = "1";
    private static final Set<String> KEYS = Set.of(
            "manifest", "name", "licence", "source", "clips", "root", "columns", "coded", "frames-per-second", "facts");

    private final Path file;
    private final Map<String, Object> keys;
    private final boolean paths;
    private final List<String> problems = new ArrayList<>();

    /** A clip before it is known which units its data set codes. */
    private record Draft(
            ManifestRow row,
            String dataset,
            String subject,
            String sample,
            Path path,
            Optional<Set<ActionUnit>> units) {}

    private ManifestReader(Path file, Map<String, Object> keys, boolean paths) {
        this.file = file;
        this.keys = keys;
        this.paths = paths;
    }

    /**
     * Reads one.
     *
     * @param paths whether the table must have them
     */
    static Manifest read(Path given, boolean paths) {
        Path file = Files.isDirectory(given) ? given.resolve(Manifest.FILE) : given;
        if (!Files.isRegularFile(file)) {
            throw new ComponentException(
                    "%s is not there; a data set of your own needs one that names its table and".formatted(file)
                            + " its licence (docs/data.md), 'aullm data import' writes one for data sets of the field");
        }
        String text;
        try {
            text = Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ComponentException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
        }
        return new ManifestReader(file, Yaml.map(text, file.toString()), paths).manifest();
    }

    private Manifest manifest() {
        if (!text("manifest").equals(VERSION)) {
            throw new ComponentException("%s: 'manifest: %s' is expected, the version of the form; found '%s'"
                    .formatted(file, VERSION, text("manifest")));
        }
        keys.keySet().stream()
                .filter(key -> !KEYS.contains(key))
                .forEach(key -> problems.add(
                        "no key is called '%s'; there are %s".formatted(key, String.join(", ", new TreeSet<>(KEYS)))));
        String name = text("name");
        if (name.isEmpty() || name.contains("/")) {
            problems.add("'name' is missing or holds a slash; it is what the data set is called in results");
        }
        OptionalDouble rate = ManifestRow.rate(text("frames-per-second"));
        if (rate.isEmpty() && !text("frames-per-second").isEmpty()) {
            problems.add("frames-per-second '%s' is not a number above 0".formatted(text("frames-per-second")));
        }
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
        Path root = root(folder);
        String table = text("clips");
        if (table.isEmpty()) {
            problems.add("'clips' is missing; it names the table, .csv or .jsonl");
            throw failure();
        }
        Rows rows = Rows.read(new RootFolder(folder).resolve(table));
        Map<Field, String> columns = columns(rows);
        List<Draft> drafts = new ArrayList<>();
        RootFolder within = new RootFolder(root);
        rows.rows().forEach(row -> draft(row, columns, name, within).ifPresent(drafts::add));
        if (rows.rows().isEmpty()) {
            problems.add("%s has no rows".formatted(table));
        }
        Map<String, Set<ActionUnit>> coded = coded(drafts);
        List<Manifest.Entry> entries =
                drafts.stream().map(draft -> entry(draft, coded, rate)).toList();
        Map<String, String> licences = licences(name, drafts);
        if (!problems.isEmpty()) {
            throw failure();
        }
        return new Manifest(file, name, licences, text("source"), facts(), root, entries);
    }

    /** Relative to where the file really lies, for a link to its folder does not move the frames. */
    private Path root(Path folder) {
        Path root;
        try {
            root = folder.toRealPath().resolve(text("root")).normalize();
        } catch (IOException e) {
            throw new ComponentException("%s cannot be followed: %s".formatted(folder, e.getMessage()), e);
        }
        if (!Files.isDirectory(root)) {
            problems.add("root %s is not a folder; it is the one that all paths lie in".formatted(root));
        }
        return root;
    }

    private Map<Field, String> columns(Rows rows) {
        Map<Field, String> columns = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            columns.put(field, field.key());
        }
        map("columns").forEach((key, value) -> {
            Optional<Field> field = Field.of(key);
            String heading = Yaml.text(value);
            if (field.isEmpty()) {
                problems.add("columns: nothing is called '%s'; there are %s".formatted(key, Field.keys()));
            } else if (!rows.headings().contains(heading)) {
                problems.add("columns.%s: the table has no column '%s'; it has %s"
                        .formatted(key, heading, String.join(", ", rows.headings())));
            } else {
                columns.put(field.get(), heading);
            }
        });
        if (!paths && !rows.headings().contains(columns.get(Field.PATH))) {
            columns.remove(Field.PATH);
        }
        for (Field field : List.of(Field.SUBJECT, columns.containsKey(Field.PATH) ? Field.PATH : Field.SAMPLE)) {
            if (!rows.headings().contains(columns.get(field))) {
                problems.add("the table has no column '%s'; it has %s; say which one it is under 'columns'"
                        .formatted(columns.get(field), String.join(", ", rows.headings())));
            }
        }
        if (!problems.isEmpty()) {
            throw failure();
        }
        return columns;
    }

    private Optional<Draft> draft(Rows.Row cells, Map<Field, String> columns, String name, RootFolder root) {
        int before = problems.size();
        ManifestRow row =
                new ManifestRow(cells, columns, problem -> problems.add("row %d: %s".formatted(cells.line(), problem)));
        String subject = row.name(Field.SUBJECT, row.required(Field.SUBJECT));
        String path = columns.containsKey(Field.PATH) ? row.required(Field.PATH) : "";
        String sample = row.text(Field.SAMPLE).isEmpty()
                ? columns.containsKey(Field.PATH)
                        ? path.replace('/', '_').replace('\\', '_')
                        : row.required(Field.SAMPLE)
                : row.name(Field.SAMPLE, row.text(Field.SAMPLE));
        String dataset = row.text(Field.DATASET).isEmpty() ? name : row.name(Field.DATASET, row.text(Field.DATASET));
        Optional<Set<ActionUnit>> units = row.units();
        Path place = root.path();
        try {
            place = root.resolve(path);
        } catch (ComponentException e) {
            problems.add("row %d: path %s".formatted(cells.line(), e.getMessage()));
        }
        return problems.size() > before
                ? Optional.empty()
                : Optional.of(new Draft(row, dataset, subject, sample, place, units));
    }

    // A unit that any row of a data set names was looked for in all of its rows that are coded.
    private Map<String, Set<ActionUnit>> coded(List<Draft> drafts) {
        Set<ActionUnit> given = new TreeSet<>();
        if (!text("coded").isEmpty()) {
            ManifestRow.units(text("coded"))
                    .ifPresentOrElse(
                            given::addAll,
                            () -> problems.add("coded '%s' are no numbers from 1 to 99".formatted(text("coded"))));
        }
        Map<String, Set<ActionUnit>> coded = new HashMap<>();
        drafts.forEach(draft -> {
            Set<ActionUnit> units = coded.computeIfAbsent(draft.dataset(), any -> new TreeSet<>(given));
            draft.units().ifPresent(units::addAll);
        });
        return coded;
    }

    private Manifest.Entry entry(Draft draft, Map<String, Set<ActionUnit>> coded, OptionalDouble rate) {
        String subject = draft.dataset() + "/" + draft.subject();
        Labels labels = draft.units()
                .map(units -> new Labels(units, coded.getOrDefault(draft.dataset(), Set.of())))
                .orElse(new Labels(Set.of(), Set.of()));
        ManifestRow row = draft.row();
        return new Manifest.Entry(
                row.line(),
                new Clip(subject + "/" + draft.sample(), subject, draft.dataset(), labels),
                draft.path(),
                row.frame(Field.ONSET),
                row.frame(Field.APEX),
                row.frame(Field.OFFSET),
                row.rate(rate),
                row.text(Field.EMOTION));
    }

    /** One text for all source data sets, or one for each. */
    private Map<String, String> licences(String name, List<Draft> drafts) {
        Map<String, String> licences = new TreeMap<>();
        Set<String> datasets = new TreeSet<>();
        drafts.forEach(draft -> datasets.add(draft.dataset()));
        Map<String, Object> each = keys.get("licence") instanceof Map<?, ?> ? map("licence") : Map.of();
        for (String dataset : datasets.isEmpty() ? Set.of(name) : datasets) {
            String licence = each.isEmpty() ? text("licence") : Yaml.text(each.getOrDefault(dataset, ""));
            if (licence.isEmpty()) {
                problems.add(
                        "'licence' is missing for '%s': say under which terms it may be used, in a few words or by a link;"
                                        .formatted(dataset)
                                + " reports show it");
            }
            licences.put(dataset, licence);
        }
        Map<String, Integer> seen = new HashMap<>();
        drafts.forEach(draft -> {
            String id = "%s/%s/%s".formatted(draft.dataset(), draft.subject(), draft.sample());
            Integer earlier = seen.putIfAbsent(id, draft.row().line());
            if (earlier != null) {
                problems.add("row %d: '%s' stands in row %d already"
                        .formatted(draft.row().line(), id, earlier));
            }
        });
        return licences;
    }

    private Map<String, String> facts() {
        return Yaml.flat(map("facts"));
    }

    private Map<String, Object> map(String key) {
        Object value = keys.getOrDefault(key, Map.of());
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> named = new TreeMap<>();
            map.forEach((name, each) -> named.put(String.valueOf(name), each == null ? "" : each));
            return named;
        }
        problems.add("'%s' is a list of keys and values".formatted(key));
        return Map.of();
    }

    private String text(String key) {
        return Yaml.text(keys.getOrDefault(key, ""));
    }

    private ComponentException failure() {
        List<String> shown = problems.subList(0, Math.min(MOST_SHOWN, problems.size()));
        String more = problems.size() > shown.size() ? "\n  and %d more".formatted(problems.size() - shown.size()) : "";
        return new ComponentException("%s:\n  %s%s".formatted(file, String.join("\n  ", shown), more));
    }
}
