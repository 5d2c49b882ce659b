package org.aullm.study.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a study's folder holds that its plan has no use for: trials of earlier plans, set-aside files, drafts, logs. */
public final class Leftovers {

    private final StudyFolder folder;

    /** Looks into a folder. */
    public Leftovers(StudyFolder folder) {
        this.folder = folder;
    }

    /** Files and folders that could go, in order. Results of planned trials are never among them. */
    public List<Path> find() throws IOException {
        Set<String> planned = new HashSet<>();
        folder.plan().cells().forEach(cell -> cell.trials().forEach(trial -> planned.add(trial.id())));
        List<Path> found = new ArrayList<>();
        for (Path trial : inside(folder.path().resolve("trials"), "*")) {
            if (!planned.contains(String.valueOf(trial.getFileName()))) {
                found.add(trial);
            } else {
                found.addAll(inside(trial, "*.corrupt"));
                found.addAll(inside(trial, "*" + AtomicFiles.DRAFT));
            }
        }
        found.addAll(inside(folder.path(), "*" + AtomicFiles.DRAFT));
        found.addAll(inside(folder.path().resolve("workers"), "*.log"));
        found.sort(Comparator.naturalOrder());
        return found;
    }

    /** Removes what {@link #find} found. */
    public void remove(List<Path> found) throws IOException {
        for (Path each : found) {
            TemporaryFolder.remove(each);
        }
    }

    private static List<Path> inside(Path parent, String glob) throws IOException {
        List<Path> paths = new ArrayList<>();
        if (Files.isDirectory(parent)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(parent, glob)) {
                entries.forEach(paths::add);
            }
        }
        return paths;
    }
}
