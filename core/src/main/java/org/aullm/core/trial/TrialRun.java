package org.aullm.core.trial;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aullm.api.ActionUnit;
import org.aullm.api.data.Clip;
import org.aullm.api.data.Dataset;
import org.aullm.api.option.Options;
import org.aullm.api.spi.DatasetProvider;
import org.aullm.api.spi.VerbalizerProvider;
import org.aullm.core.config.InnerFold;
import org.aullm.core.config.TrainingOptions;
import org.aullm.core.config.TrialConfig;
import org.aullm.core.registry.Part;
import org.aullm.core.registry.Registry;
import org.aullm.core.result.Chosen;
import org.aullm.core.result.ClipResult;
import org.aullm.core.result.EpochResult;
import org.aullm.core.result.FittedOn;
import org.aullm.core.result.Fitting;
import org.aullm.core.result.TrialCost;
import org.aullm.core.result.TrialExplanation;
import org.aullm.core.result.TrialResult;
import org.aullm.tensor.Devices;
import org.aullm.tensor.Engines;
import org.aullm.tensor.Seeds;

/** One run of one trial. */
final class TrialRun {

    private final Registry registry;
    private final Optional<Path> shared;
    private final String id;
    private final TrialConfig config;
    private final TrialListener listener;
    private final boolean checked;
    private final Phases phases = new Phases();
    private final Map<String, FittedOn> fitted = new LinkedHashMap<>();

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
            List<ActionUnit> units = blueprint.prompt().units();
            Chosen chosen = choose(blueprint, data, root, device);
            Lesson lesson = new Lesson(settings(chosen.options()), listener, true);
            Examples all = phases.time(
                    "load", () -> Examples.load(data, blueprint.evidence(), config.fold(), units, lesson.training()));
            Examples.Aside division = divided(blueprint, all);
            List<Member> members = new ArrayList<>();
            for (int i = 0; i < lesson.training().get(TrainingOptions.MEMBERS); i++) {
                members.add(member(blueprint, data, division, root, device, i, lesson));
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
                    new Fitting(fitted, chosen));
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

    /** How one training goes: with which options, who watches, and whether it is explained. */
    private record Lesson(Options training, TrialListener watcher, boolean explained) {

        Sampler sampler(Examples examples, long seed) {
            return new Sampler(seed, examples.training(), examples.storedFrames(), training);
        }
    }

    private Options settings(Map<String, Object> chosen) {
        Map<String, Object> options = new LinkedHashMap<>(config.training());
        options.putAll(chosen);
        return Options.of(TrainingOptions.ALL, options);
    }

    private static Examples.Aside divided(Blueprint blueprint, Examples all) {
        return blueprint.tells(VerbalizerProvider.Need.SCORES) ? all.setAside() : new Examples.Aside(all, List.of());
    }

    /** What inner folds say is best, if anything is to be chosen. */
    private Chosen choose(Blueprint blueprint, Dataset data, NDManager root, Device device) {
        if (config.choosing().isNothing()) {
            return Chosen.NOTHING;
        }
        Set<Clip> looked = new LinkedHashSet<>();
        List<InnerFold> folds = config.fold().inner(config.choosing().innerFolds());
        Chosen chosen = new Chooser(config.choosing(), folds).choose((fold, options) -> {
            Lesson lesson = new Lesson(settings(options), TrialListener.SILENT, false);
            Examples all = phases.time(
                    "load",
                    () -> Examples.load(
                            data, blueprint.evidence(), fold, blueprint.prompt().units(), lesson.training()));
            all.training().forEach(example -> looked.add(example.clip()));
            all.test().forEach(example -> looked.add(example.clip()));
            return member(blueprint, data, divided(blueprint, all), root, device, 0, lesson)
                    .clips();
        });
        fitted.clear(); // what rehearsals were fitted on is part of what the choice looked at
        fitted.put(Fitting.CHOICE, FittedOn.of(looked));
        return chosen;
    }

    /** One training of its own, of which a trial may have several. The first has the trial's own seed. */
    private Member member(
            Blueprint blueprint,
            Dataset data,
            Examples.Aside division,
            NDManager root,
            Device device,
            int number,
            Lesson lesson) {
        Options training = lesson.training();
        long seed = number == 0 ? config.seed() : Seeds.derive(config.seed(), "member", number);
        Examples examples = division.rest();
        List<Clip> learnt = examples.training().stream().map(Example::clip).toList();
        examples.standardizer().ifPresent(clips -> fitted.put(Fitting.STANDARDIZER, clips));
        fitted.put(Fitting.LABELS, FittedOn.of(learnt));
        boolean trained = blueprint.trainWith() != TrainWith.NOTHING;
        try (Pipeline pipeline = new Pipeline(blueprint, learnt, seed, device, checked)) {
            if (Eyes.suffice(blueprint.encoder(), training)) {
                pipeline.remember(Eyes.of(
                        blueprint.encoder(),
                        pipeline.encoder(),
                        root,
                        shared.map(folder -> new FeatureStore(folder.resolve("features")))));
            }
            List<EpochResult> epochs = trained ? train(pipeline, examples, lesson, root, seed) : List.of();
            Optional<Words> words = blueprint.verbalizers().isEmpty()
                    ? Optional.empty()
                    : Optional.of(Words.of(blueprint, pipeline, data, division, root));
            List<ClipResult> clips =
                    phases.time("judge", () -> new Judge(pipeline, root, training, words).judge(examples));
            // What was not learned cannot be explained.
            List<TrialExplanation.Finding> explained = trained && lesson.explained()
                    ? phases.time("judge", () -> new Explainer(pipeline, root).explain(examples))
                    : List.of();
            return new Member(
                    pipeline.descriptions(),
                    clips,
                    epochs,
                    explained,
                    (trained ? training.get(TrainingOptions.EPOCHS) : 0)
                            * lesson.sampler(examples, seed).stepsPerEpoch(),
                    pipeline.usage());
        }
    }

    private List<EpochResult> train(Pipeline pipeline, Examples examples, Lesson lesson, NDManager root, long seed) {
        Options training = lesson.training();
        Sampler sampler = lesson.sampler(examples, seed);
        Set<Clip> seen = new LinkedHashSet<>();
        int count = training.get(TrainingOptions.EPOCHS);
        int perEpoch = sampler.stepsPerEpoch();
        int together = training.get(TrainingOptions.ACCUMULATE);
        int updatesPerEpoch = (perEpoch + together - 1) / together;
        List<EpochResult> results = new ArrayList<>();
        try (Optimization optimization =
                new Optimization(root, pipeline.trained(), training, count * updatesPerEpoch)) {
            Trainer trainer =
                    new Trainer(pipeline, optimization, examples, sampler, phases, root, count * perEpoch, seed);
            for (int epoch = 0; epoch < count; epoch++) {
                pipeline.begin(epoch);
                optimization.begin(epoch);
                double sum = 0;
                List<List<Integer>> steps = sampler.epoch(epoch);
                for (int i = 0; i < perEpoch; i++) {
                    int first = i - i % together;
                    int share = Math.min(together, perEpoch - first);
                    sum += trainer.batch(epoch * perEpoch + i, steps.get(i), 1.0 / share);
                    steps.get(i)
                            .forEach(index ->
                                    seen.add(examples.training().get(index).clip()));
                    if (i == first + share - 1) {
                        trainer.move(epoch * updatesPerEpoch + i / together);
                    }
                }
                results.add(new EpochResult(epoch + 1, sum / perEpoch));
                lesson.watcher().epoch(epoch + 1, count, sum / perEpoch);
            }
            optimization.finish();
        }
        fitted.put(Fitting.WEIGHTS, FittedOn.of(seen));
        return results;
    }
}
