package org.aullm.study.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.aullm.study.plan.Plan;
import org.aullm.study.store.StoredStudy;
import org.aullm.study.store.StudyFolder;
import org.junit.jupiter.api.Test;

/** Disks that are full, read-only or strange, and clocks that jump. */
class HostileDiskTest extends RunTest {

    @Test
    void a_full_disk_stops_the_study_and_what_is_on_it_stays_whole() throws Exception {
        Path small = folder.resolve("small");
        assumeThat(mount(small, "-t", "tmpfs", "-o", "size=160k", "tmpfs"))
                .as("mounting a tiny file system needs root on Linux")
                .isTrue();
        try {
            Plan plan = plan(TWO_CELLS, "data.subjects=12");
            StudyFolder tiny = new StudyFolder(small.resolve("out"));
            RunSummary full = new StudyRunner(tiny, plan, workers(1), 2, false, recorder).run();

            assertThat(full.end()).isEqualTo(RunSummary.End.UNWRITABLE);
            assertThat(full.exitCode()).isEqualTo(75);
            assertThat(full.message())
                    .contains("No space left on device")
                    .endsWith("Make room, then run the same command to go on");
            StoredStudy left = StoredStudy.load(tiny.path());
            int done = left.cells().stream()
                    .mapToInt(cell -> cell.results().size())
                    .sum();
            assertThat(done).isBetween(1, 23).isEqualTo(full.done());
            assertThat(left.cells())
                    .allMatch(
                            cell -> cell.corrupt().isEmpty() && cell.failures().isEmpty());
            Map<String, String> before = results(tiny.path());

            assertThat(run("mount", "-o", "remount,size=4m", small.toString())).isTrue();
            RunSummary rest = new StudyRunner(tiny, plan, workers(1), 2, false, recorder).run();

            assertThat(rest).isEqualTo(new RunSummary(RunSummary.End.FINISHED, "", 24, 0, 0));
            assertThat(results(tiny.path())).containsAllEntriesOf(before);
            // Nothing that was done is done again; at most two trials were lost with their results.
            assertThat(journalLines().size()).isBetween(24, 26);
        } finally {
            unmount(small);
        }
    }

    @Test
    void a_disk_that_is_full_from_the_start_says_so() throws Exception {
        Path small = folder.resolve("small");
        assumeThat(mount(small, "-t", "tmpfs", "-o", "size=8k", "tmpfs"))
                .as("mounting a tiny file system needs root on Linux")
                .isTrue();
        try {
            Plan plan = plan(TWO_CELLS);
            assertThatThrownBy(() -> new StudyRunner(
                                    new StudyFolder(small.resolve("out")), plan, workers(1), 2, false, recorder)
                            .run())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("No space left on device");
        } finally {
            unmount(small);
        }
    }

    @Test
    void a_read_only_folder_says_so_and_can_still_be_looked_at() throws Exception {
        Path disk = folder.resolve("disk");
        assumeThat(mount(disk, "-t", "tmpfs", "-o", "size=4m", "tmpfs"))
                .as("mounting a file system needs root on Linux")
                .isTrue();
        try {
            Plan plan = plan(SMALL);
            StudyFolder study = new StudyFolder(disk.resolve("out"));
            new StudyRunner(study, plan, workers(1), 2, false, recorder).run();
            // Workers that were dismissed hold their logs until they are gone.
            await("workers to go", () -> run("mount", "-o", "remount,ro", disk.toString()));

            assertThat(StoredStudy.load(study.path()).cells().get(0).results()).hasSize(3);
            assertThatThrownBy(() -> new StudyRunner(study, plan, workers(1), 2, false, recorder).run())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("Read-only file system");
        } finally {
            unmount(disk);
        }
    }

    @Test
    void a_file_system_without_hard_links_is_as_good() throws Exception {
        Path image = folder.resolve("vfat.img");
        Path disk = folder.resolve("vfat");
        Files.createDirectories(disk);
        assumeThat(run("mkfs.vfat", "-C", image.toString(), "4096")
                        && run("mount", "-o", "loop", image.toString(), disk.toString()))
                .as("a FAT file system needs root, mkfs.vfat and loop devices")
                .isTrue();
        try {
            assertThatThrownBy(() -> Files.createLink(disk.resolve("link"), Files.createFile(disk.resolve("file"))))
                    .isInstanceOf(IOException.class);
            StudyFolder study = new StudyFolder(disk.resolve("out"));
            assertThat(new StudyRunner(study, plan(SMALL), workers(1), 2, false, recorder)
                            .run()
                            .done())
                    .isEqualTo(3);
            assertThat(results(study.path())).hasSize(3);
        } finally {
            unmount(disk);
        }
    }

    @Test
    void no_hard_link_is_ever_made() throws Exception {
        run(SMALL);
        try (var files = Files.walk(studyFolder().path())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.getAttribute(file, "unix:nlink"))
                        .as(file.toString())
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void files_from_the_future_and_from_long_ago_change_nothing() throws Exception {
        run(SMALL);
        Map<String, String> before = results(studyFolder().path());
        try (var files = Files.walk(studyFolder().path())) {
            List<Path> all = files.toList();
            for (int i = 0; i < all.size(); i++) {
                Files.setLastModifiedTime(
                        all.get(i),
                        FileTime.from(Instant.parse(i % 2 == 0 ? "2040-01-01T00:00:00Z" : "1980-01-01T00:00:00Z")));
            }
        }

        assertThat(run(SMALL).done()).isEqualTo(3);
        assertThat(results(studyFolder().path())).isEqualTo(before);
        assertThat(journalLines()).hasSize(3);
    }

    private static boolean mount(Path at, String... words) throws IOException, InterruptedException {
        Files.createDirectories(at);
        List<String> command = new java.util.ArrayList<>(List.of("mount"));
        command.addAll(List.of(words));
        command.add(at.toString());
        return run(command.toArray(String[]::new));
    }

    private static void unmount(Path disk) throws InterruptedException {
        await("workers to go", () -> run("umount", disk.toString()));
    }

    private static boolean run(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false; // no such program
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
