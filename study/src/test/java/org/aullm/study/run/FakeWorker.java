package org.aullm.study.run;

import java.nio.file.Path;

/** A worker process of fake trials: milliseconds for each epoch, file for the journal. */
public final class FakeWorker {

    private FakeWorker() {}

    public static void main(String[] args) throws InterruptedException {
        WorkerLoop.serve(new FakeTrials(Long.parseLong(args[0]), Path.of(args[1])));
    }
}
