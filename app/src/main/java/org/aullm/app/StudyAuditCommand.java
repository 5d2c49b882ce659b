package org.aullm.app;

import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.aullm.core.result.Audit;
import org.aullm.study.audit.Auditor;
import org.aullm.study.store.StoredStudy;
import org.aullm.study.store.StudyFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code aullm study audit}. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "Says whether anything of what was judged could have been learnt beforehand: subjects, duplicate"
                + " clips, normalisation, labels, choices. Exit code 1 if something leaked.")
final class StudyAuditCommand implements Callable<Integer> {

    private final Path workingDirectory;

    @Spec
    private CommandSpec spec;

    @Mixin
    private StudyFolderArguments arguments = new StudyFolderArguments();

    @Inject
    StudyAuditCommand(@WorkingDirectory Path workingDirectory) {
        this.workingDirectory = workingDirectory;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Path folder = arguments.folder(workingDirectory);
        Audit audit = Auditor.audit(new StudyFolder(folder), StoredStudy.load(folder));
        for (Audit.Finding finding : audit.findings()) {
            out.printf("%-8s %-18s %s%n", word(finding.verdict()), finding.question(), finding.message());
        }
        out.printf("verdict: %s%n", word(audit.verdict()));
        return audit.verdict() == Audit.Verdict.LEAK ? 1 : 0;
    }

    private static String word(Audit.Verdict verdict) {
        return switch (verdict) {
            case SOUND -> "sound";
            case UNKNOWN -> "unknown";
            case LEAK -> "LEAK";
        };
    }
}
