package org.aullm.graph.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.aullm.graph.kit.Relation.Kind;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Derives the prior anew from the frame labels of BP4D and DISFA, where they are at hand. */
class MacroRelationsTest {

    private static final List<Integer> UNITS = List.of(1, 2, 4, 5, 6, 7, 9, 10, 12, 14, 15, 17);
    private static final Map<String, List<Integer>> PROTOTYPES = new LinkedHashMap<>();

    static {
        PROTOTYPES.put("happiness", List.of(6, 12));
        PROTOTYPES.put("sadness", List.of(1, 4, 15));
        PROTOTYPES.put("surprise", List.of(1, 2, 5));
        PROTOTYPES.put("fear", List.of(1, 2, 4, 5, 7));
        PROTOTYPES.put("anger", List.of(4, 5, 7));
        PROTOTYPES.put("disgust", List.of(9, 15));
        PROTOTYPES.put("contempt", List.of(12, 14));
    }

    @Test
    void has_24_positive_relations_and_one_negative() {
        assertThat(MacroRelations.ALL).hasSize(25).doesNotHaveDuplicates();
        assertThat(MacroRelations.ALL.stream()
                        .map(MacroRelations.Fact::relation)
                        .filter(relation -> relation.kind() == Kind.NEGATIVE))
                .containsExactly(Relation.of(4, 12, Kind.NEGATIVE));
    }

    @Test
    void follows_from_the_labels_and_the_prototypes_with_every_reason() throws IOException {
        Path folder = folder();
        List<Frames> sources = List.of(
                Frames.read("BP4D", folder.resolve("bp4d_combinations_by_subject.csv")),
                Frames.read("DISFA", folder.resolve("disfa_combinations_by_subject.csv")));

        List<MacroRelations.Fact> derived = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (int i = 0; i < UNITS.size(); i++) {
                for (int j = i + 1; j < UNITS.size(); j++) {
                    Relation relation = Relation.of(UNITS.get(i), UNITS.get(j), kind);
                    reason(relation, sources).ifPresent(why -> derived.add(new MacroRelations.Fact(relation, why)));
                }
            }
        }

        assertThat(MacroRelations.ALL).isEqualTo(derived);
    }

    @Test
    void is_the_prior_that_was_proposed_with_the_data() throws IOException {
        String json = Files.readString(folder().resolve("proposed_prior.json"));

        assertThat(of(Kind.POSITIVE)).containsExactlyElementsOf(pairs(json, "edges"));
        assertThat(of(Kind.NEGATIVE)).containsExactlyElementsOf(pairs(json, "negative_pairs_phi<=-0.1"));
    }

    private static List<List<Integer>> of(Kind kind) {
        return MacroRelations.ALL.stream()
                .map(MacroRelations.Fact::relation)
                .filter(relation -> relation.kind() == kind)
                .map(relation ->
                        List.of(relation.first().number(), relation.second().number()))
                .toList();
    }

    private static List<List<Integer>> pairs(String json, String key) {
        Matcher list = Pattern.compile("\"" + Pattern.quote(key) + "\":\\s*\\[([^\"]*)\\]")
                .matcher(json);
        assertThat(list.find()).isTrue();
        return Pattern.compile("\\[\\s*(\\d+),\\s*(\\d+)\\s*\\]")
                .matcher(list.group(1))
                .results()
                .map(pair -> List.of(Integer.valueOf(pair.group(1)), Integer.valueOf(pair.group(2))))
                .toList();
    }

    private static Optional<String> reason(Relation relation, List<Frames> sources) {
        List<String> coefficients = new ArrayList<>();
        for (Frames source : sources) {
            OptionalDouble phi =
                    source.phi(relation.first().number(), relation.second().number());
            if (phi.isPresent()
                    && (relation.kind() == Kind.POSITIVE ? phi.getAsDouble() >= 0.2 : phi.getAsDouble() <= -0.1)) {
                coefficients.add(String.format(Locale.ROOT, "%.2f in %s", phi.getAsDouble(), source.name()));
            }
        }
        List<String> emotions = PROTOTYPES.entrySet().stream()
                .filter(entry -> relation.kind() == Kind.POSITIVE
                        && entry.getValue().contains(relation.first().number())
                        && entry.getValue().contains(relation.second().number()))
                .map(Map.Entry::getKey)
                .toList();
        String why = String.join(
                "; ",
                Stream.of(
                                coefficients.isEmpty() ? "" : "phi " + String.join(", ", coefficients),
                                emotions.isEmpty() ? "" : "prototype of " + String.join(", ", emotions))
                        .filter(part -> !part.isEmpty())
                        .toList());
        return why.isEmpty() ? Optional.empty() : Optional.of(why);
    }

    private static Path folder() {
        Path start = Path.of("").toAbsolutePath();
        for (Path at = start; at != null; at = at.getParent()) {
            Path folder = at.resolve("shared/data/macro-au-bp4d-disfa");
            if (Files.isDirectory(folder)) {
                return folder;
            }
        }
        return Assumptions.abort("no folder shared/data/macro-au-bp4d-disfa above " + start);
    }

    /** Frames of one data set: how many in all, with a unit, and with two. */
    private record Frames(String name, long all, Map<Integer, Long> one, Map<List<Integer>, Long> two) {

        static Frames read(String name, Path file) throws IOException {
            long all = 0;
            Map<Integer, Long> one = new HashMap<>();
            Map<List<Integer>, Long> two = new HashMap<>();
            List<String> lines = Files.readAllLines(file);
            assertThat(lines.get(0)).isEqualTo("dataset,fold,subject,aus,frames");
            for (String line : lines.subList(1, lines.size())) {
                String[] fields = line.split(",");
                long frames = Long.parseLong(fields[4]);
                List<Integer> active = Stream.of(fields[3].split(";"))
                        .filter(unit -> !unit.isEmpty())
                        .map(Integer::valueOf)
                        .toList();
                all += frames;
                for (int first : active) {
                    one.merge(first, frames, Long::sum);
                    for (int second : active) {
                        two.merge(List.of(first, second), frames, Long::sum);
                    }
                }
            }
            return new Frames(name, all, one, two);
        }

        /** Empty where the data set does not code one of them. */
        OptionalDouble phi(int first, int second) {
            if (!one.containsKey(first) || !one.containsKey(second)) {
                return OptionalDouble.empty();
            }
            double a = one.get(first);
            double b = one.get(second);
            double both = two.getOrDefault(List.of(first, second), 0L);
            return OptionalDouble.of((all * both - a * b) / Math.sqrt(a * (all - a) * b * (all - b)));
        }
    }
}
