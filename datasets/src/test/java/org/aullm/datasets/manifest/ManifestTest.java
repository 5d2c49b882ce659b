package org.aullm.datasets.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.aullm.api.ActionUnit;
import org.aullm.api.ComponentException;
import org.aullm.api.data.Clip;
import org.aullm.api.data.Labels;
import org.aullm.datasets.manifest.Manifest.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTest {

    private static final String HEAD = "manifest: 1\nname: lab\nlicence: CC BY 4.0\n";

    @TempDir
    Path folder;

    @Test
    void columns_may_have_any_headings() throws IOException {
        Manifest manifest = read(
                HEAD
                        + """
                source: our laboratory
                clips: clips.csv
                root: frames
                frames-per-second: 120
                columns: { subject: Person, sample: Take, path: Folder, units: FACS, onset: From, apex: Top, offset: To }
                facts: { camera: { maker: X }, year: 2024 }
                """,
                "clips.csv",
                """
                Take,Person,Folder,FACS,From,Top,To
                t1,p1,p1/t1,4+7,3,9,20
                t2,p1,p1/t2,-,1,,8
                t1,p2,p2/t1,,1,2,3
                """);
        assertThat(manifest.licences()).containsExactly(java.util.Map.entry("lab", "CC BY 4.0"));
        assertThat(manifest.source()).isEqualTo("our laboratory");
        assertThat(manifest.facts()).containsEntry("camera.maker", "X").containsEntry("year", "2024");
        Entry first = manifest.entries().get(0);
        assertThat(first.clip())
                .isEqualTo(new Clip("lab/p1/t1", "lab/p1", "lab", labels(List.of(4, 7), List.of(4, 7))));
        assertThat(first.path()).isEqualTo(folder.resolve("frames/p1/t1"));
        assertThat(first.onset()).hasValue(3);
        assertThat(first.apex()).hasValue(9);
        assertThat(first.offset()).hasValue(20);
        assertThat(first.framesPerSecond()).hasValue(120);
        assertThat(first.row()).isEqualTo(2);
        Entry none = manifest.entries().get(1);
        assertThat(none.clip().labels()).isEqualTo(labels(List.of(), List.of(4, 7)));
        assertThat(none.apex()).isEmpty();
        assertThat(manifest.entries().get(2).clip().labels()).isEqualTo(labels(List.of(), List.of()));
    }

    @Test
    void json_lines_name_units_in_lists_and_an_empty_list_says_none() throws IOException {
        Manifest manifest = read(
                HEAD + "clips: clips.jsonl\ncoded: [1, 2, 12]\n",
                "clips.jsonl",
                """
                {"subject": "a", "path": "a.mp4", "units": [12, 1], "emotion": "smile"}

                {"subject": "b", "path": "b.mp4", "units": []}
                {"subject": "c", "path": "c.mp4"}
                """);
        assertThat(manifest.entries())
                .extracting(entry -> entry.clip().id())
                .containsExactly("lab/a/a.mp4", "lab/b/b.mp4", "lab/c/c.mp4");
        assertThat(manifest.entries().get(0).clip().labels()).isEqualTo(labels(List.of(1, 12), List.of(1, 2, 12)));
        assertThat(manifest.entries().get(1).clip().labels()).isEqualTo(labels(List.of(), List.of(1, 2, 12)));
        assertThat(manifest.entries().get(2).clip().labels().coded()).isEmpty();
        assertThat(manifest.entries().get(2).row()).isEqualTo(4);
        assertThat(manifest.entries().get(0).emotion()).isEqualTo("smile");
    }

    @Test
    void each_source_data_set_may_have_a_licence_of_its_own_and_needs_one() throws IOException {
        String rows = "dataset,subject,path\none,a,x\ntwo,a,y\n";
        assertThat(read("manifest: 1\nname: n\nlicence: { one: A, two: B }\nclips: c.csv\n", "c.csv", rows)
                        .licences())
                .isEqualTo(java.util.Map.of("one", "A", "two", "B"));
        assertThatThrownBy(() -> read("manifest: 1\nname: n\nlicence: { one: A }\nclips: c.csv\n", "c.csv", rows))
                .isInstanceOf(ComponentException.class)
                .hasMessage(
                        folder.resolve("dataset.yaml") + ":\n  'licence' is missing for 'two': say under which terms it"
                                + " may be used, in a few words or by a link; reports show it");
    }

    @Test
    void every_wrong_row_is_said_at_once() {
        assertThatThrownBy(
                        () -> read(
                                HEAD + "clips: c.csv\n",
                                "c.csv",
                                """
                        subject,sample,path,units,onset,apex
                        a,1,../x,4,1,2
                        ,2,y,4,1,2
                        b,3,z,smile,1,2
                        b,4,z,120,one,2
                        c,5,z,4,1,2
                        c,5,z,4,1,2
                        """))
                .hasMessage(folder.resolve("dataset.yaml") + ":\n"
                        + "  row 2: path '../x' lies outside the root " + folder + "\n"
                        + "  row 3: subject is empty\n"
                        + "  row 4: units 'smile' are no numbers from 1 to 99 as in 4+7, 4;7 or 4 7; '-' says that none is"
                        + " present\n"
                        + "  row 5: units '120' are no numbers from 1 to 99 as in 4+7, 4;7 or 4 7; '-' says that none is"
                        + " present\n"
                        + "  row 7: 'lab/c/5' stands in row 6 already");
    }

    @Test
    void what_is_missing_is_named_with_what_there_is() throws IOException {
        assertThatThrownBy(() -> Manifest.read(folder))
                .hasMessageStartingWith(
                        folder.resolve("dataset.yaml") + " is not there; a data set of your own needs one");
        assertThatThrownBy(() -> read("manifest: 2\n", "c.csv", ""))
                .hasMessageContaining("'manifest: 1' is expected, the version of the form; found '2'");
        assertThatThrownBy(() -> read(HEAD + "clips: c.csv\ncolums: {}\n", "c.csv", "person,path\na,b\n"))
                .hasMessageContaining("no key is called 'colums'; there are clips, coded, columns, facts")
                .hasMessageContaining(
                        "the table has no column 'subject'; it has person, path; say which one it is under"
                                + " 'columns'");
        assertThatThrownBy(() -> read(HEAD + "clips: c.csv\nroot: gone\n", "c.csv", "subject,path\na,b\n"))
                .hasMessageContaining("root %s is not a folder", folder.resolve("gone"));
        assertThatThrownBy(() -> read(HEAD + "clips: absent.csv\n", "c.csv", ""))
                .hasMessage(folder.resolve("absent.csv") + " does not exist; it is the table of clips, .csv or .jsonl");
        assertThatThrownBy(() -> read(HEAD + "clips: [\n", "c.csv", ""))
                .hasMessageStartingWith(folder.resolve("dataset.yaml") + " cannot be read: ");
    }

    private static Labels labels(List<Integer> present, List<Integer> coded) {
        return new Labels(units(present), units(coded));
    }

    private static Set<ActionUnit> units(List<Integer> numbers) {
        return Set.copyOf(numbers.stream().map(ActionUnit::new).toList());
    }

    private Manifest read(String yaml, String table, String rows) throws IOException {
        Files.writeString(folder.resolve(table), rows);
        Files.createDirectories(folder.resolve("frames"));
        return Manifest.read(Files.writeString(folder.resolve("dataset.yaml"), yaml));
    }
}
