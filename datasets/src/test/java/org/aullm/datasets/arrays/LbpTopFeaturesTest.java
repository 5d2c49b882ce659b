package org.aullm.datasets.arrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.aullm.api.ActionUnit;
import org.aullm.api.data.Clip;
import org.aullm.api.data.Dataset;
import org.aullm.api.option.Options;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real features of CASME II, computed by others: LBP-TOP, three histograms of 59 bins. */
class LbpTopFeaturesTest {

    private static final Path TABLE = Path.of("../../shared/data/casme2-lbptop/lbptop_177.csv");
    private static final int BINS = 59;

    @TempDir
    private Path folder;

    @Test
    void become_a_data_set() throws IOException {
        assumeTrue(Files.exists(TABLE), "skipped: the features of CASME II are not here");
        List<String> lines = Files.readAllLines(TABLE);
        StringBuilder table = new StringBuilder("subject,sample,units\n");
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", 3);
            table.append(
                    "%s,%s,%s%n".formatted(cells[0].substring(3, 5), cells[0].substring(6), cells[1].replace("?", "")));
        }
        double[] numbers = lines.subList(1, lines.size()).stream()
                .flatMap(line -> Arrays.stream(line.split(",")).skip(2))
                .mapToDouble(Double::parseDouble)
                .toArray();
        Files.writeString(folder.resolve("clips.csv"), table);
        Files.writeString(
                folder.resolve("dataset.yaml"), "manifest: 1\nname: casme2\nlicence: tests only\nclips: clips.csv\n");
        Files.write(folder.resolve("lbptop.npy"), Npy.floats(new int[] {247, 3 * BINS}, numbers));

        ArraysProvider provider = new ArraysProvider();
        try (Dataset data = provider.open(
                Options.of(provider.options(), Map.of("manifest", folder.toString(), "array", "lbptop.npy")))) {
            assertThat(data.evidence()).hasToString("features (177, 1, 1, 1)");
            // Two of 247 are in no table of codes, and five have no unit there.
            assertThat(data.clips()).hasSize(240);
            assertThat(data.clips().stream().map(Clip::subject).distinct()).hasSize(26);
            assertThat(data.clips().stream()
                            .filter(clip -> clip.labels().present().contains(new ActionUnit(4))))
                    .hasSize(128);
            for (Clip clip : data.clips()) {
                FloatBuffer histograms = data.read(clip);
                for (int plane = 0; plane < 3; plane++) {
                    double sum = 0;
                    for (int bin = 0; bin < BINS; bin++) {
                        sum += histograms.get(plane * BINS + bin);
                    }
                    assertThat(sum).as("%s, plane %d", clip.id(), plane).isCloseTo(1, within(1e-3));
                }
            }
        }
    }
}
