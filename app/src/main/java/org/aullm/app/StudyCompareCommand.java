package org.aullm.app;

import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.aullm.study.store.StoredStudy;
import org.aullm.study.store.StudyDifference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code aullm study compare}. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description =
                "Holds two studies' cells of one name against each other: what they were given, what they found, how"
                        + " many results are the same. A difference here has no interval; for that, make both cells of one study.")
final class StudyCompareCommand implements Runnable {

    private final Path workingDirectory;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DIR", description = "A study's folder.")
    private Path first = Path.of("");

    @Parameters(index = "1", paramLabel = "DIR", description = "Another one.")
    private Path second = Path.of("");

    @Inject
    StudyCompareCommand(@WorkingDirectory Path workingDirectory) {
        this.workingDirectory = workingDirectory;
    }

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        StoredStudy one = StoredStudy.load(workingDirectory.resolve(first));
        StoredStudy other = StoredStudy.load(workingDirectory.resolve(second));
        out.printf(
                "mean F1 of \"present\" over units, in percent: %s, %s%n",
                one.plan().study(), other.plan().study());
        List<StudyDifference.Row> rows = StudyDifference.of(one, other);
        String form = "  %-" + Columns.width(rows, StudyDifference.Row::cell) + "s %7s %7s %7s  %s%n";
        out.printf(form, "", "first", "second", "", "same trials");
        for (StudyDifference.Row row : rows) {
            Optional<Double> difference = row.first().flatMap(a -> row.second().map(b -> b - a));
            out.printf(
                    form,
                    row.cell(),
                    row.first().map(f1 -> percent("%.1f", f1)).orElse("-"),
                    row.second().map(f1 -> percent("%.1f", f1)).orElse("-"),
                    difference.map(points -> percent("%+.1f", points)).orElse(""),
                    row.shared() == 0 ? "none" : "%d, results equal in %d".formatted(row.shared(), row.equal()));
            row.changed().forEach(change -> out.printf("      %s%n", change));
        }
    }

    private static String percent(String form, double share) {
        return String.format(Locale.ROOT, form, 100 * share);
    }
}
