package org.aullm.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class StepScopeTest {

    private final NDManager root = Engines.newManager(Device.cpu());

    @AfterEach
    void close() {
        root.close();
    }

    @Test
    void what_a_step_makes_dies_with_it_whatever_manager_it_hangs_on() {
        NDArray leaf = root.create(new double[] {1});
        NDArray leaked;
        NDArray kept;
        try (StepScope step = StepScope.open(root)) {
            leaked = leaf.square();
            kept = StepScope.keep(Ops.plus(leaf, 1), root);
        }
        assertThat(leaked.isReleased()).isTrue();
        assertThat(kept.toDoubleArray()).containsExactly(2);
        assertThat(leaf.isReleased()).isFalse();
    }

    @Test
    void an_inner_step_can_hand_its_result_to_the_outer() {
        NDArray result;
        try (StepScope outer = StepScope.open(root)) {
            try (StepScope inner = StepScope.open(root)) {
                result = StepScope.keep(inner.manager().create(new double[] {5}), outer.manager());
            }
            assertThat(result.toDoubleArray()).containsExactly(5);
        }
        assertThat(result.isReleased()).isTrue();
    }

    @Test
    void memory_stays_flat_over_five_hundred_steps() throws IOException {
        Path status = Path.of("/proc/self/status");
        Assumptions.assumeTrue(Files.exists(status), "no /proc/self/status on this system");
        SmallNet net = new SmallNet(root, 1, 512);
        for (int step = 0; step < 100; step++) {
            net.step(root);
        }
        int arrays = root.getManagedArrays().size();
        System.gc();
        long before = residentKilobytes(status);
        for (int step = 0; step < 500; step++) {
            net.step(root);
        }
        System.gc();
        long after = residentKilobytes(status);
        LoggerFactory.getLogger(StepScopeTest.class)
                .info("resident memory before and after 500 steps: {} and {} kB", before, after);
        assertThat(root.getManagedArrays()).hasSize(arrays);
        // A step makes more than ten arrays of 64 kB, so a leak would be above 300,000.
        assertThat(after - before).isLessThan(60_000);
    }

    private static long residentKilobytes(Path status) throws IOException {
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
