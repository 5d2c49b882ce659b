package org.aullm.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aullm.core.plugin.Plugins;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {

    @TempDir
    Path machine;

    private Doctor doctor(Map<String, String> environment) {
        return new Doctor(environment, machine, machine, Plugins.load(List.of()));
    }

    @Test
    void everything_is_looked_at() {
        assertThat(doctor(Map.of()).examine(machine.resolve("models")))
                .extracting(Finding::what)
                .containsExactly("java", "natives", "vision", "drawing", "gpu", "memory", "disk", "models", "plugins");
    }

    @Test
    void a_folder_without_libtorch_is_said() {
        assertThat(doctor(Map.of("PYTORCH_LIBRARY_PATH", machine.toString())).examine(machine))
                .filteredOn(finding -> finding.what().equals("natives"))
                .containsExactly(Finding.fail(
                        "natives",
                        "PYTORCH_LIBRARY_PATH is %s, which has no libtorch.so".formatted(machine),
                        "name libtorch's folder lib, or unset it to use the natives that aullm brings"));
    }

    @Test
    void a_gpu_that_the_natives_cannot_use_is_said() throws IOException {
        Files.createFile(Files.createDirectory(machine.resolve("dev")).resolve("nvidia0"));

        assertThat(doctor(Map.of()).gpu(() -> 0))
                .isEqualTo(Finding.note(
                        "gpu",
                        "this machine has an NVIDIA GPU, but the natives in use are for the CPU",
                        "to use it, unpack libtorch 2.7.1 for CUDA 12.8 and set PYTORCH_LIBRARY_PATH=.../libtorch/lib"
                                + " PYTORCH_VERSION=2.7.1 PYTORCH_FLAVOR=cu128"));
        assertThat(doctor(Map.of()).gpu(() -> 2)).isEqualTo(Finding.ok("gpu", "2 CUDA devices"));
    }

    @Test
    void too_little_memory_for_a_worker_on_each_core_is_said() throws IOException {
        Files.writeString(
                Files.createDirectory(machine.resolve("proc")).resolve("meminfo"),
                "MemTotal: 9999999 kB\nMemAvailable:    5242880 kB\n");

        assertThat(doctor(Map.of()).memory(4))
                .isEqualTo(Finding.note("memory", "4 cores, 5.0 GiB free", "run studies with --workers 2 or fewer"));
        assertThat(doctor(Map.of()).memory(2)).isEqualTo(Finding.ok("memory", "2 cores, 5.0 GiB free"));
    }

    @Test
    void a_pickled_model_is_said() throws IOException {
        Path pickled = Files.createDirectory(machine.resolve("old"));
        Files.createFile(pickled.resolve("config.json"));
        Files.createFile(pickled.resolve("pytorch_model.bin"));
        Path good = Files.createDirectory(machine.resolve("good"));
        Files.createFile(good.resolve("config.json"));
        Files.createFile(good.resolve("model.safetensors"));

        Finding finding = doctor(Map.of()).models(machine);

        assertThat(finding.seen()).isEqualTo("in %s: good; not usable: old".formatted(machine));
        assertThat(finding.advice()).contains("pickled weights (.bin, .pt) are code and are refused");
    }

    @Test
    void parts_of_vision_that_do_not_work_are_named_with_the_reason() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("reader java", "ok");
        parts.put("video ffmpeg", "ok");
        parts.put("detector cascade", "ok");
        parts.put("detector none", "ok");
        assertThat(VisionDoctor.parts(parts))
                .isEqualTo(Finding.ok("vision", "detector: cascade, none; reader: java; video: ffmpeg"));
        parts.clear();
        parts.put("reader java", "ok");
        parts.put("video ffmpeg", "its library is missing");

        assertThat(VisionDoctor.parts(parts).seen())
                .isEqualTo("reader: java; does not work: video ffmpeg (its library is missing)");
        assertThat(VisionDoctor.parts(Map.of("reader java", "ok")).advice())
                .isEqualTo("videos are not read and faces not looked for: the module org.aullm.vision is missing");
    }
}
