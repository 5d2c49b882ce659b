package org.aullm.study.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.aullm.study.Fakes;
import org.aullm.study.file.StudyFile;
import org.aullm.study.plan.Plan;
import org.aullm.study.plan.Planner;
import org.aullm.study.store.StudyFolder;

/** A whole study process: study file, folder, milliseconds for each epoch, journal. */
public final class FakeStudy {

    private FakeStudy() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Path file = Path.of(args[0]);
        Plan plan = new Planner(Fakes.registry()).plan(StudyFile.read(file, List.of(), Path.of("")));
        RunSummary summary = new StudyRunner(
                        new StudyFolder(Path.of(args[1])),
                        plan,
                        Java.command(FakeWorker.class, args[2], args[3]),
                        2,
                        false,
                        new PlainProgress(System.out))
                .run();
        System.exit(summary.exitCode());
    }
}
