package org.aullm.core.trial;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aullm.api.data.Dataset;
import org.aullm.api.spi.DatasetProvider;
import org.aullm.core.config.TrainingOptions;
import org.aullm.core.config.TrialConfig;
import org.aullm.core.registry.Part;
import org.aullm.core.registry.Registry;
import org.aullm.core.result.Chosen;
import org.aullm.core.result.Fitting;
import org.aullm.core.result.TrialCost;
import org.aullm.core.result.TrialExplanation;
import org.aullm.core.result.TrialResult;
import org.aullm.tensor.Devices;
import org.aullm.tensor.Engines;

/** One run of one trial: what was learnt is judged, and let go. */
final class TrialRun {

    private final Registry registry;
    private final Optional<Path> shared;
    private final String id;
    private final TrialConfig config;
    private final TrialListener listener;
    private final boolean checked;
    private final Phases phases = new Phases();

    TrialRun(
            Registry registry,
            Optional<Path> shared,
            boolean checked,
            String id,
            TrialConfig config,
            TrialListener listener) {
        this.registry = registry;
        this.shared = shared;
        this.id = id;
        this.config = config;
        this.listener = listener;
        this.checked = checked;
    }

    TrialOutcome run() {
        Instant started = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        long start = System.nanoTime();
        double residentBefore = Machine.residentMb();
        Part<DatasetProvider> source = Blueprint.data(registry, config);
        Device device = Devices.parse(config.device());
        try (Dataset data = source.provider().open(source.options());
                NDManager root = Engines.newManager(device)) {
            Blueprint blueprint = Blueprint.of(registry, config, data.evidence());
            Teacher teacher = new Teacher(blueprint, config, data, root, device, shared, checked, phases);
            Chosen chosen = teacher.choose();
            Lesson lesson = new Lesson(teacher.settings(chosen.options()), listener);
            Examples.Aside division = teacher.divided(teacher.load(lesson.training()));
            List<Member> members = new ArrayList<>();
            for (int i = 0; i < lesson.training().get(TrainingOptions.MEMBERS); i++) {
                members.add(member(teacher, division, i, lesson, root));
            }
            Member first = members.get(0);
            TrialExplanation explanation =
                    new TrialExplanation(TrialExplanation.FORMAT, id, config.units(), first.explained());
            TrialResult result = new TrialResult(
                    TrialResult.FORMAT,
                    id,
                    config,
                    data.fingerprint(),
                    first.descriptions(),
                    Member.clips(members),
                    Member.epochs(members),
                    new Fitting(teacher.fitted(), chosen));
            return new TrialOutcome(
                    result,
                    explanation,
                    new TrialCost(
                            id,
                            started.toString(),
                            Math.round((System.nanoTime() - start) / 1e6) / 1e3,
                            phases.seconds(),
                            members.stream().mapToInt(Member::steps).sum(),
                            residentBefore,
                            Machine.residentMb(),
                            Member.usage(members),
                            Machine.environment(device.toString())));
        }
    }

    private Member member(Teacher teacher, Examples.Aside division, int number, Lesson lesson, NDManager root) {
        try (Learnt learnt = teacher.learn(division, number, lesson)) {
            // What was not learned cannot be explained.
            boolean explained = !learnt.epochs().isEmpty();
            return new Member(
                    learnt.pipeline().descriptions(),
                    teacher.judge(learnt, division.rest(), lesson),
                    learnt.epochs(),
                    explained
                            ? phases.time(
                                    "judge", () -> new Explainer(learnt.pipeline(), root).explain(division.rest()))
                            : List.of(),
                    learnt.steps(),
                    learnt.pipeline().usage());
        }
    }
}
