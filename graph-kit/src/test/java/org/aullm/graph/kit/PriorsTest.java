package org.aullm.graph.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.aullm.api.ActionUnit;
import org.aullm.api.ComponentException;
import org.aullm.api.data.LabelTable;
import org.aullm.api.data.Labels;
import org.aullm.api.option.Options;
import org.aullm.graph.kit.Relation.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PriorsTest {

    static List<ActionUnit> units(int... numbers) {
        return IntStream.of(numbers).mapToObj(ActionUnit::new).toList();
    }

    /** A training fold without clips: most priors read its units only. */
    private static LabelTable fold(int... units) {
        return new LabelTable(units(units), List.of());
    }

    private static List<Relation> relations(String prior, LabelTable training, long seed) {
        return relations(Map.of("prior", prior), training, seed);
    }

    private static List<Relation> relations(Map<String, Object> options, LabelTable training, long seed) {
        return Priors.relations(Options.of(Priors.OPTIONS, options), training, seed);
    }

    @Test
    void macro_keeps_the_relations_between_the_units_at_hand() {
        // SAMM's four units.
        assertThat(relations("macro", fold(2, 4, 7, 12), 1))
                .containsExactly(
                        Relation.of(2, 4, Kind.POSITIVE),
                        Relation.of(2, 7, Kind.POSITIVE),
                        Relation.of(4, 7, Kind.POSITIVE),
                        Relation.of(7, 12, Kind.POSITIVE),
                        Relation.of(4, 12, Kind.NEGATIVE));
    }

    @Test
    void macro_knows_nothing_of_units_beyond_its_twelve() {
        assertThat(relations("macro", fold(17, 23, 45), 1)).isEmpty();
    }

    @Test
    void facs_relates_units_that_one_muscle_makes() {
        assertThat(relations("facs", fold(1, 2, 4, 5, 6, 7, 9, 10, 12, 14, 15, 17), 1))
                .containsExactly(
                        Relation.of(1, 2, Kind.POSITIVE),
                        Relation.of(6, 7, Kind.POSITIVE),
                        Relation.of(9, 10, Kind.POSITIVE));
        assertThat(relations("facs", fold(5, 17, 25, 45), 1))
                .containsExactly(Relation.of(5, 45, Kind.NEGATIVE), Relation.of(17, 25, Kind.NEGATIVE));
    }

    @Test
    void emfacs_relates_units_of_one_emotion() {
        // Surprise 1+2+5+26, sadness 1+4+15, fear and anger bring 4 and 5 together.
        assertThat(relations("emfacs", fold(1, 4, 5, 15, 26), 1))
                .containsExactly(
                        Relation.of(1, 4, Kind.POSITIVE),
                        Relation.of(1, 5, Kind.POSITIVE),
                        Relation.of(1, 15, Kind.POSITIVE),
                        Relation.of(1, 26, Kind.POSITIVE),
                        Relation.of(4, 5, Kind.POSITIVE),
                        Relation.of(4, 15, Kind.POSITIVE),
                        Relation.of(4, 26, Kind.POSITIVE),
                        Relation.of(5, 26, Kind.POSITIVE));
    }

    @Test
    void emfacs_is_the_part_of_macro_that_comes_from_prototypes() {
        LabelTable twelve = fold(1, 2, 4, 5, 6, 7, 9, 10, 12, 14, 15, 17);
        Set<Relation> expected = MacroRelations.ALL.stream()
                .filter(fact -> fact.why().contains("prototype"))
                .map(MacroRelations.Fact::relation)
                .collect(Collectors.toSet());

        assertThat(new HashSet<>(relations("emfacs", twelve, 1))).isEqualTo(expected);
    }

    @Test
    void full_relates_every_pair_once() {
        assertThat(relations("full", fold(4, 1, 45), 1))
                .containsExactly(
                        Relation.of(1, 4, Kind.POSITIVE),
                        Relation.of(1, 45, Kind.POSITIVE),
                        Relation.of(4, 45, Kind.POSITIVE));
    }

    @Test
    void random_has_as_many_relations_of_each_kind_as_macro() {
        LabelTable units = fold(1, 2, 4, 5, 6, 7, 9, 10, 12, 14, 15, 17);
        List<Relation> one = relations("random", units, 1);

        assertThat(one.stream().map(relation -> List.of(relation.first(), relation.second())))
                .hasSize(25)
                .doesNotHaveDuplicates();
        assertThat(one.stream().filter(relation -> relation.kind() == Kind.NEGATIVE))
                .hasSize(1);
        assertThat(relations("random", units, 1)).isEqualTo(one);
        assertThat(relations("random", units, 2)).isNotEqualTo(one);
    }

    @Test
    void none_relates_nobody() {
        assertThat(relations("none", fold(1, 2), 1)).isEmpty();
    }

    /** Ten clips: 1 and 2 in four each, three of them together; 4 in four others; 12 in one. */
    private static LabelTable tenClips() {
        int[][] clips = {{1, 2}, {1, 2}, {1, 2}, {1}, {2}, {4}, {4}, {4}, {4, 12}, {}};
        return new LabelTable(
                units(1, 2, 4, 12),
                java.util.Arrays.stream(clips)
                        .map(present -> new Labels(Set.copyOf(units(present)), Set.copyOf(units(1, 2, 4, 12))))
                        .toList());
    }

    @Test
    void co_occurrence_is_the_phi_coefficient_of_the_training_labels() {
        // phi(1, 2) = (10 * 3 - 4 * 4) / 24 = 0.583; phi(1, 4) = phi(2, 4) = -16 / 24 = -0.667;
        // phi(1, 12) = -4 / sqrt(4 * 6 * 9) = -0.272; phi(4, 12) = 6 / 14.7 = 0.408, but of one clip only.
        assertThat(relations("co-occurrence", tenClips(), 1))
                .containsExactly(
                        Relation.of(1, 2, Kind.POSITIVE),
                        Relation.of(1, 4, Kind.NEGATIVE),
                        Relation.of(1, 12, Kind.NEGATIVE),
                        Relation.of(2, 4, Kind.NEGATIVE),
                        Relation.of(2, 12, Kind.NEGATIVE));
        assertThat(relations(Map.of("prior", "co-occurrence", "prior-threshold", 0.6), tenClips(), 1))
                .containsExactly(Relation.of(1, 4, Kind.NEGATIVE), Relation.of(2, 4, Kind.NEGATIVE));
    }

    @Test
    void co_occurrence_looks_only_at_clips_in_which_both_are_coded() {
        Labels both = new Labels(Set.copyOf(units(1, 2)), Set.copyOf(units(1, 2)));
        Labels neither = new Labels(Set.of(), Set.copyOf(units(1, 2)));
        Labels uncoded = new Labels(Set.copyOf(units(1)), Set.copyOf(units(1)));
        List<Labels> clips = List.of(both, both, neither, uncoded, uncoded, uncoded, uncoded);

        assertThat(relations(
                        Map.of("prior", "co-occurrence", "prior-threshold", 1), new LabelTable(units(1, 2), clips), 1))
                .containsExactly(Relation.of(1, 2, Kind.POSITIVE));
    }

    @Test
    void co_occurrence_says_nothing_of_units_that_are_always_or_never_there() {
        Labels always = new Labels(Set.copyOf(units(1)), Set.copyOf(units(1, 2)));

        assertThat(relations("co-occurrence", new LabelTable(units(1, 2), List.of(always, always)), 1))
                .isEmpty();
    }

    @Test
    void a_file_says_who_is_related(@TempDir Path folder) throws Exception {
        Path csv = Files.writeString(
                folder.resolve("a.csv"), "unit,other,kind\n12,6,positive\n\n 4, 12 ,negative\n1,2,positive\n");
        Path json = Files.writeString(
                folder.resolve("a.json"), "{\"positive\": [[12, 6], [1, 2]], \"negative\": [[4, 12]]}");

        assertThat(relations(file(csv), fold(4, 6, 12), 1))
                .containsExactly(Relation.of(6, 12, Kind.POSITIVE), Relation.of(4, 12, Kind.NEGATIVE));
        assertThat(relations(file(json), fold(4, 6, 12), 1))
                .containsExactly(Relation.of(6, 12, Kind.POSITIVE), Relation.of(4, 12, Kind.NEGATIVE));
    }

    private static Map<String, Object> file(Path path) {
        return new HashMap<>(Map.of("prior", "file", "prior-file", path.toString()));
    }

    @Test
    void a_broken_file_is_refused_with_place_and_cause(@TempDir Path folder) throws Exception {
        assertRefused(folder, "a.csv", "1,2\n", ":1: the header must be 'unit,other,kind', found '1,2'");
        assertRefused(folder, "a.csv", "", ":1: the header must be 'unit,other,kind', found ''");
        assertRefused(
                folder,
                "a.csv",
                "unit,other,kind\n1;2;positive\n",
                ":2: expected two numbers and a kind, such as '6,12,positive', found '1;2;positive'");
        assertRefused(
                folder,
                "a.csv",
                "unit,other,kind\n1,2,friend\n",
                ":2: a kind is 'positive' or 'negative', found 'friend'");
        assertRefused(
                folder,
                "a.csv",
                "unit,other,kind\n1,2,positive\n2,1,negative\n",
                ":3: AU1 and AU2 are there before; write each pair once");
        assertRefused(
                folder,
                "a.csv",
                "unit,other,kind\n1,120,positive\n",
                ":2: an action unit has a number from 1 to 99, not 120");
        assertRefused(
                folder,
                "a.csv",
                "unit,other,kind\n4,4,positive\n",
                ":2: AU4 is related to itself anyway; name two units");
        assertRefused(
                folder,
                "a.json",
                "{\"positive\": [[1, 2], [3]]}",
                ", positive[1]: expected a pair of numbers, such as [6, 12], found [3]");
        assertRefused(
                folder, "a.json", "{\"edges\": []}", ": unknown key 'edges'; the keys are 'positive' and 'negative'");
        assertRefused(folder, "a.json", "[]", ": expected an object with lists 'positive' and 'negative'");
        assertRefused(folder, "a.json", "{}", ": it has no relation; for a graph without any, write prior: none");
        assertRefused(folder, "a.txt", "", ": relations are read from .csv and .json files");
    }

    private static void assertRefused(Path folder, String name, String content, String message) throws Exception {
        Path file = Files.writeString(folder.resolve(name), content);
        assertThatThrownBy(() -> RelationFile.read(file))
                .isInstanceOf(ComponentException.class)
                .hasMessage("prior-file: " + name + message);
    }

    @Test
    void file_and_prior_must_fit_each_other(@TempDir Path folder) throws Exception {
        Path csv = Files.writeString(folder.resolve("a.csv"), "unit,other,kind\n6,12,positive\n");

        assertThatThrownBy(() -> check(Map.of("prior", "file")))
                .hasMessage(
                        "prior-file: prior 'file' needs one; name a .csv file with the columns unit,other,kind or a "
                                + ".json file with lists positive and negative");
        check(Map.of("prior", "macro", "prior-file", "nowhere.csv")); // not asked for, not read
        assertThatThrownBy(() -> check(file(csv)))
                .hasMessage(
                        "prior-file: none of the 1 relations in a.csv is between two of this study's units (AU1, AU2)");
    }

    private static void check(Map<String, Object> options) {
        Priors.check(Options.of(Priors.OPTIONS, options), units(1, 2));
    }
}
