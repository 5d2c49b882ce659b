package org.aullm.graph.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.aullm.api.ActionUnit;
import org.aullm.api.ComponentException;
import org.aullm.graph.kit.Relation.Kind;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The prior {@code file}: relations that somebody wrote down. A {@code .csv} file has the header {@code unit,other,kind}
 * and one relation a line, whose kind is {@code positive} or {@code negative}; a {@code .json} file is an object with lists
 * of pairs, {@code {"positive": [[1, 2], [6, 12]], "negative": [[4, 12]]}}, either of which may be left out. Units are
 * numbers of FACS; their order in a pair does not matter. A relation that is there twice is an error.
 */
final class RelationFile {

    private static final String HEADER = "unit,other,kind";

    private final Path file;
    private final List<Relation> relations = new ArrayList<>();

    private RelationFile(Path file) {
        this.file = file;
    }

    /**
     * The relations, in the order of the file.
     *
     * @throws ComponentException naming the file, the place and what is wrong there
     */
    static List<Relation> read(Path file) {
        RelationFile reading = new RelationFile(file);
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv")) {
            reading.csv();
        } else if (name.endsWith(".json")) {
            reading.json();
        } else {
            throw reading.problem("", "relations are read from .csv and .json files");
        }
        if (reading.relations.isEmpty()) {
            throw reading.problem("", "it has no relation; for a graph without any, write prior: none");
        }
        return List.copyOf(reading.relations);
    }

    private void csv() {
        List<String> lines = text().lines().map(String::strip).toList();
        if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
            throw problem(
                    ":1", "the header must be '%s', found '%s'".formatted(HEADER, lines.isEmpty() ? "" : lines.get(0)));
        }
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isEmpty()) {
                csvLine(":" + (i + 1), lines.get(i));
            }
        }
    }

    private void csvLine(String place, String line) {
        String[] fields = line.split(",", -1);
        if (fields.length != 3
                || !fields[0].strip().matches("\\d+")
                || !fields[1].strip().matches("\\d+")) {
            throw problem(
                    place, "expected two numbers and a kind, such as '6,12,positive', found '%s'".formatted(line));
        }
        Kind kind =
                switch (fields[2].strip()) {
                    case "positive" -> Kind.POSITIVE;
                    case "negative" -> Kind.NEGATIVE;
                    default ->
                        throw problem(
                                place, "a kind is 'positive' or 'negative', found '%s'".formatted(fields[2].strip()));
                };
        add(place, number(place, fields[0].strip()), number(place, fields[1].strip()), kind);
    }

    private int number(String place, String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            throw problem(place, "%s is not a number of a unit".formatted(digits));
        }
    }

    private void json() {
        JsonNode root;
        try {
            root = JsonMapper.shared().readTree(text());
        } catch (JacksonException e) {
            throw problem("", "it is not JSON: " + e.getOriginalMessage());
        }
        if (!root.isObject()) {
            throw problem("", "expected an object with lists 'positive' and 'negative'");
        }
        for (String key : root.propertyNames()) {
            Kind kind =
                    switch (key) {
                        case "positive" -> Kind.POSITIVE;
                        case "negative" -> Kind.NEGATIVE;
                        default ->
                            throw problem(
                                    "", "unknown key '%s'; the keys are 'positive' and 'negative'".formatted(key));
                    };
            int at = 0;
            for (JsonNode pair : root.get(key)) {
                String place = ", %s[%d]".formatted(key, at++);
                if (!pair.isArray()
                        || pair.size() != 2
                        || !pair.get(0).isInt()
                        || !pair.get(1).isInt()) {
                    throw problem(place, "expected a pair of numbers, such as [6, 12], found %s".formatted(pair));
                }
                add(place, pair.get(0).intValue(), pair.get(1).intValue(), kind);
            }
        }
    }

    private void add(String place, int unit, int other, Kind kind) {
        for (int number : new int[] {unit, other}) {
            if (number < 1 || number > 99) {
                throw problem(place, "an action unit has a number from 1 to 99, not " + number);
            }
        }
        if (unit == other) {
            throw problem(place, "AU%d is related to itself anyway; name two units".formatted(unit));
        }
        ActionUnit first = new ActionUnit(Math.min(unit, other));
        ActionUnit second = new ActionUnit(Math.max(unit, other));
        if (relations.stream()
                .anyMatch(known -> known.first().equals(first) && known.second().equals(second))) {
            throw problem(place, "%s and %s are there before; write each pair once".formatted(first, second));
        }
        relations.add(new Relation(first, second, kind));
    }

    private String text() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new ComponentException("prior-file: %s cannot be read: %s".formatted(file, e), e);
        }
    }

    private ComponentException problem(String place, String what) {
        return new ComponentException("prior-file: %s%s: %s".formatted(file.getFileName(), place, what));
    }
}
