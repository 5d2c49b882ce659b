package org.aullm.study.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.aullm.core.result.Json;
import org.aullm.study.plan.Plan;
import org.aullm.study.store.TrialFolder;
import org.junit.jupiter.api.Test;

class WorkerLoopTest extends RunTest {

    private final List<Integer> halts = new ArrayList<>();

    @Test
    void a_worker_says_what_it_does_and_halts_when_its_orders_end() throws Exception {
        Plan plan = plan(SMALL, "training.epochs=2");
        studyFolder().write(plan);
        TrialFolder trial = studyFolder().trial(plan.trials().get(0).id());

        assertThat(answers(trial))
                .isEqualTo(
                        """
                        {"epoch":0,"epochs":0,"event":"READY","loss":0.0,"message":"","trial":""}
                        {"epoch":1,"epochs":2,"event":"EPOCH","loss":1.0,"message":"","trial":"ID"}
                        {"epoch":2,"epochs":2,"event":"EPOCH","loss":0.5,"message":"","trial":"ID"}
                        {"epoch":0,"epochs":0,"event":"DONE","loss":0.0,"message":"","trial":"ID"}
                        """
                                .replace("ID", trial.id()));
        assertThat(halts).containsExactly(0);
        assertThat(trial.state()).isEqualTo(TrialFolder.State.DONE);
    }

    @Test
    void a_worker_out_of_memory_halts_and_leaves_the_judgement_to_its_study() throws Exception {
        Plan plan = plan(SMALL, "training.batch=" + FakeTrials.OUT_OF_MEMORY);
        studyFolder().write(plan);
        TrialFolder trial = studyFolder().trial(plan.trials().get(0).id());

        assertThat(answers(trial)).doesNotContain("DONE", "FAILED");
        assertThat(halts).contains(137);
        assertThat(trial.state()).isEqualTo(TrialFolder.State.PENDING);
    }

    @Test
    void exceptions_of_the_engine_and_the_system_are_recognised_by_their_words() {
        assertThat(Failures.isOutOfMemory(new IllegalStateException(
                        "step",
                        new RuntimeException("[enforce fail] DefaultCPUAllocator: not enough memory: you tried"))))
                .isTrue();
        assertThat(Failures.isDiskFull(new RuntimeException(new java.io.IOException("No space left on device"))))
                .isTrue();
        assertThat(Failures.isDiskFull(new RuntimeException("other"))).isFalse();
    }

    private String answers(TrialFolder trial) throws InterruptedException {
        String order = Json.CANONICAL.writeValueAsString(
                new Order(trial.id(), trial.path().toString()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new WorkerLoop(
                        new ByteArrayInputStream((order + "\n").getBytes(StandardCharsets.UTF_8)),
                        out,
                        new FakeTrials(0, journal()),
                        code -> {
                            synchronized (halts) {
                                halts.add(code);
                            }
                        })
                .run();
        return out.toString(StandardCharsets.UTF_8);
    }
}
