package org.aullm.core.trial;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aullm.api.ActionUnit;
import org.aullm.api.data.Clip;
import org.aullm.api.data.Dataset;
import org.aullm.api.option.Options;
import org.aullm.api.spi.DatasetProvider;
import org.aullm.api.spi.VerbalizerProvider;
import org.aullm.core.config.TrainingOptions;
import org.aullm.core.config.TrialConfig;
import org.aullm.core.registry.Part;
import org.aullm.core.registry.Registry;
import org.aullm.core.result.ClipResult;
import org.aullm.core.result.EpochResult;
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
    private final Options training;
    private final Phases phases = new Phases();

    TrialRun(Registry registry, Optional<Path> shared, String id, TrialConfig config, TrialListener listener) {
        this.registry = registry;
        this.shared = shared;
        this.id = id;
        this.config = config;
        this.listener = listener;
        this.training = Options.of(TrainingOptions.ALL, config.training());
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
            Examples all = phases.time(
                    "load", () -> Examples.load(data, blueprint.evidence(), config.fold(), units, training));
            Examples.Aside division = blueprint.tells(VerbalizerProvider.Need.SCORES)
                    ? all.setAside()
                    : new Examples.Aside(all, List.of());
            List<Member> members = new ArrayList<>();
            for (int i = 0; i < training.get(TrainingOptions.MEMBERS); i++) {
                members.add(member(blueprint, data, division, root, device, i));
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
                    Member.epochs(members));
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

    private Sampler sampler(Examples examples, long seed) {
        return new Sampler(seed, examples.training(), examples.storedFrames(), training);
    }

    /** One training of its own, of which a trial may have several. The first has the trial's own seed. */
    private Member member(
            Blueprint blueprint, Dataset data, Examples.Aside division, NDManager root, Device device, int number) {
        long seed = number == 0 ? config.seed() : Seeds.derive(config.seed(), "member", number);
        Examples examples = division.rest();
        List<Clip> learnt = examples.training().stream().map(Example::clip).toList();
        boolean trained = blueprint.trainWith() != TrainWith.NOTHING;
        try (Pipeline pipeline = new Pipeline(blueprint, learnt, seed, device)) {
            if (Eyes.suffice(blueprint.encoder(), training)) {
                pipeline.remember(Eyes.of(
                        blueprint.encoder(),
                        pipeline.encoder(),
                        root,
                        shared.map(folder -> new FeatureStore(folder.resolve("features")))));
            }
            List<EpochResult> epochs =
                    trained ? train(pipeline, examples, sampler(examples, seed), root, seed) : List.of();
            Optional<Words> words = blueprint.verbalizers().isEmpty()
                    ? Optional.empty()
                    : Optional.of(Words.of(blueprint, pipeline, data, division, root));
            List<ClipResult> clips =
                    phases.time("judge", () -> new Judge(pipeline, root, training, words).judge(examples));
            // What was not learned cannot be explained.
            List<TrialExplanation.Finding> explained =
                    trained ? phases.time("judge", () -> new Explainer(pipeline, root).explain(examples)) : List.of();
            return new Member(
                    pipeline.descriptions(),
                    clips,
                    epochs,
                    explained,
                    (trained ? training.get(TrainingOptions.EPOCHS) : 0)
                            * sampler(examples, seed).stepsPerEpoch(),
                    pipeline.usage());
        }
    }

    private List<EpochResult> train(Pipeline pipeline, Examples examples, Sampler sampler, NDManager root, long seed) {
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
                    if (i == first + share - 1) {
                        trainer.move(epoch * updatesPerEpoch + i / together);
                    }
                }
                results.add(new EpochResult(epoch + 1, sum / perEpoch));
                listener.epoch(epoch + 1, count, sum / perEpoch);
            }
            optimization.finish();
        }
        return results;
    }
}
