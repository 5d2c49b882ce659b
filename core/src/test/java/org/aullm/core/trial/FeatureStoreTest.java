package org.aullm.core.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aullm.core.config.ComponentConfig;
import org.aullm.core.config.TrialConfig;
import org.aullm.core.result.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureStoreTest {

    private static final String ENCODER = "e".repeat(64);
    private static final String CLIP = "c".repeat(64);

    @TempDir
    Path folder;

    @Test
    void what_was_put_is_found_and_nothing_else() throws IOException {
        FeatureStore store = new FeatureStore(folder);
        assertThat(store.find(ENCODER, CLIP, 2)).isEmpty();
        store.put(ENCODER, CLIP, new float[] {1.5f, Float.MIN_VALUE});
        assertThat(store.find(ENCODER, CLIP, 2).orElseThrow()).containsExactly(1.5f, Float.MIN_VALUE);
        assertThat(store.find(ENCODER, CLIP, 3)).isEmpty();
        assertThat(files()).hasSize(1);
    }

    @Test
    void a_broken_file_is_as_good_as_none() throws IOException {
        FeatureStore store = new FeatureStore(folder);
        store.put(ENCODER, CLIP, new float[] {1, 2});
        Path file = files().get(0);
        byte[] bytes = Files.readAllBytes(file);
        bytes[1] ^= 1;
        Files.write(file, bytes);
        assertThat(store.find(ENCODER, CLIP, 2)).isEmpty();
        store.put(ENCODER, CLIP, new float[] {1, 2});
        assertThat(store.find(ENCODER, CLIP, 2)).isPresent();
    }

    @Test
    void a_folder_that_cannot_be_made_costs_nothing_but_time() throws IOException {
        FeatureStore store = new FeatureStore(Files.writeString(folder.resolve("file"), ""));
        store.put(ENCODER, CLIP, new float[] {1});
        assertThat(store.find(ENCODER, CLIP, 1)).isEmpty();
    }

    @Test
    void writers_that_race_never_show_half_a_file() throws Exception {
        FeatureStore store = new FeatureStore(folder);
        float[] values = new float[10_000];
        java.util.Arrays.fill(values, 3);
        ExecutorService racers = Executors.newFixedThreadPool(4);
        try {
            Callable<Boolean> race = () -> {
                boolean whole = true;
                for (int i = 0; i < 50; i++) {
                    store.put(ENCODER, CLIP, values);
                    whole &= store.find(ENCODER, CLIP, values.length).isPresent();
                }
                return whole;
            };
            for (Future<Boolean> each : racers.invokeAll(List.of(race, race, race, race))) {
                assertThat(each.get()).isTrue();
            }
        } finally {
            racers.shutdownNow();
        }
        assertThat(files()).hasSize(1);
    }

    @Test
    void results_are_the_same_bytes_without_a_store_with_an_empty_one_and_with_a_full_one() throws IOException {
        TrialConfig config = frozen(Map.of("epochs", 3, "batch", 8));
        String without = json(new TrialRunner(Fakes.registry()), config);
        TrialRunner sharing = new TrialRunner(Fakes.registry(), Optional.of(folder), false);
        assertThat(json(sharing, config)).isEqualTo(without);
        // 36 clips, each as one picture.
        assertThat(files()).hasSize(36);
        Map<Path, Object> before = times();
        assertThat(json(sharing, config)).isEqualTo(without);
        assertThat(times()).isEqualTo(before);
    }

    @Test
    void augmentation_and_training_store_nothing() throws IOException {
        TrialRunner sharing = new TrialRunner(Fakes.registry(), Optional.of(folder), false);
        json(sharing, frozen(Map.of("epochs", 1, "shift", 1)));
        assertThat(folder.resolve("features")).doesNotExist();
        json(sharing, Fakes.config(Map.of("epochs", 1), "plain", "none", false));
        assertThat(folder.resolve("features")).doesNotExist();
    }

    private static TrialConfig frozen(Map<String, Object> training) {
        TrialConfig config = Fakes.config(training, "plain", "nodes", true);
        return new TrialConfig(
                config.data(),
                config.units(),
                new ComponentConfig("plain", Map.of("tuning", "frozen")),
                config.projector(),
                config.graph(),
                config.llm(),
                config.loss(),
                config.regularizers(),
                config.prompt(),
                config.training(),
                config.fold(),
                config.seed(),
                config.device());
    }

    private static String json(TrialRunner runner, TrialConfig config) {
        return Json.PRETTY.writeValueAsString(
                runner.run("t", config, TrialListener.SILENT).result());
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(".features")
                            || file.toString().endsWith(".tmp"))
                    .sorted()
                    .toList();
        }
    }

    private Map<Path, Object> times() throws IOException {
        return files().stream().collect(Collectors.toMap(file -> file, FeatureStoreTest::time));
    }

    private static Object time(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
