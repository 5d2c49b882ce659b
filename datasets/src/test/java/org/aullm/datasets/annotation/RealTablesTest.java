package org.aullm.datasets.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.aullm.api.spi.AnnotationToolsProvider.Policy;
import org.aullm.api.spi.AnnotationToolsProvider.Statistics;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counts that were verified on the real tables and, where published, equal those of the MEB benchmark. */
class RealTablesTest {

    private static final Path DATA = Path.of("../../shared/data");

    @ParameterizedTest
    @CsvSource({
        "casme2-2014, casme2-annotations/CASME2-coding-20140508.xlsx, 255, 26, 371, 19, 50, 97, 5, 13,"
                + " 26;21;129;2;13;38;13;17;34;27;16;25",
        "casme2-2019, casme2-annotations/CASME2-coding-20190701.xlsx, 255, 26, 381, 19, 56, 103, 0, 16,"
                + " 28;25;125;5;10;38;9;18;39;22;17;26",
        "samm, samm-annotations/SAMM_Micro_FACS_Codes_v2.xlsx, 159, 29, 226, 27, 52, 51, 0, 56,"
                + " 6;18;23;10;3;46;5;6;28;13;4;6",
        "casme3-a, casme3-annotations/casme3_table.xlsx, 860, 94, 1077, 24, 62, 189, 0, 112,"
                + " 153;128;274;44;8;27;50;10;15;193;6;20",
    })
    void counts_are_the_verified_ones(
            String dataset,
            String file,
            int samples,
            int subjects,
            int instances,
            int distinct,
            int combinations,
            int several,
            int without,
            int withoutBenchmark,
            String positives) {
        Path table = DATA.resolve(file);
        assumeTrue(Files.exists(table), "skipped: the real annotation table is not here: " + file);
        Statistics counts =
                new AnnotationTools().statistics(dataset, List.of(table), new Policy("digits", "table", "drop", false));
        assertThat(counts.samples()).isEqualTo(samples);
        assertThat(counts.samplesPerSubject()).hasSize(subjects);
        assertThat(counts.instances()).isEqualTo(instances);
        assertThat(counts.positives()).hasSize(distinct);
        assertThat(counts.combinations()).hasSize(combinations);
        assertThat(counts.withSeveralUnits()).isEqualTo(several);
        assertThat(counts.withoutUnits()).isEqualTo(without);
        assertThat(counts.withoutBenchmarkUnit()).isEqualTo(withoutBenchmark);
        assertThat(counts.cooccurrenceOrder().stream()
                        .map(unit -> String.valueOf(counts.positives().get(unit)))
                        .toList())
                .containsExactly(positives.split(";"));
    }

    @ParameterizedTest
    @CsvSource({
        "casme2-2014, casme2-annotations/casme2-2014.csv, 4, 72, 4+7, 23",
        "samm, samm-annotations/samm.csv, 7, 29, 4, 13",
        "casme3-a, casme3-annotations/casme3a.csv, 4, 231, 14, 162",
    })
    void the_most_frequent_combinations_are_the_verified_ones(
            String dataset, String file, String first, int firstClips, String second, int secondClips) {
        Path table = DATA.resolve(file);
        assumeTrue(Files.exists(table), "skipped: the real annotation table is not here: " + file);
        Map<String, Integer> combinations = new AnnotationTools()
                .statistics(dataset, List.of(table), new Policy("digits", "table", "drop", false))
                .combinations();
        assertThat(combinations).containsEntry(first, firstClips).containsEntry(second, secondClips);
        assertThat(combinations.keySet().iterator().next()).isEqualTo(first);
    }
}
