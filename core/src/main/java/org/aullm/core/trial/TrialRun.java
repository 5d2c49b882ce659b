package org.aullm.core.trial;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
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

/** One run of one trial. */
final class TrialRun {

    private final Registry registry;
    private final String id;
    private final TrialConfig config;
    private final TrialListener listener;
    private final Options training;
    private final Phases phases = new Phases();

    TrialRun(Registry registry, String id, TrialConfig config, TrialListener listener) {
        this.registry = registry;
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
                    "load", () -> Examples.load(data, config.fold(), units, training.get(TrainingOptions.STANDARDIZE)));
            Examples.Aside division = blueprint.tells(VerbalizerProvider.Need.SCORES)
                    ? all.setAside()
                    : new Examples.Aside(all, List.of());
            Examples examples = division.rest();
            List<Clip> learnt = examples.training().stream().map(Example::clip).toList();
            try (Pipeline pipeline = new Pipeline(blueprint, learnt, config.seed(), device)) {
                Sampler sampler = new Sampler(config.seed(), examples.training().size(), training);
                List<EpochResult> epochs = blueprint.trainWith() == TrainWith.NOTHING
                        ? List.of()
                        : train(pipeline, examples, sampler, root);
                Optional<Words> words = blueprint.verbalizers().isEmpty()
                        ? Optional.empty()
                        : Optional.of(Words.of(blueprint, pipeline, data, division.kept(), root));
                List<ClipResult> clips =
                        phases.time("judge", () -> new Judge(pipeline, root, training, words).judge(examples));
                TrialExplanation explanation = new TrialExplanation(
                        TrialExplanation.FORMAT,
                        id,
                        config.units(),
                        blueprint.trainWith() == TrainWith.NOTHING
                                ? List.of() // what was not learned cannot be explained
                                : phases.time("judge", () -> new Explainer(pipeline, root).explain(examples)));
                TrialResult result = new TrialResult(
                        TrialResult.FORMAT, id, config, data.fingerprint(), pipeline.descriptions(), clips, epochs);
                return new TrialOutcome(
                        result,
                        explanation,
                        new TrialCost(
                                id,
                                started.toString(),
                                Math.round((System.nanoTime() - start) / 1e6) / 1e3,
                                phases.seconds(),
                                epochs.size() * sampler.stepsPerEpoch(),
                                residentBefore,
                                Machine.residentMb(),
                                pipeline.usage(),
                                Machine.environment(device.toString())));
            }
        }
    }

    private List<EpochResult> train(Pipeline pipeline, Examples examples, Sampler sampler, NDManager root) {
        int count = training.get(TrainingOptions.EPOCHS);
        int perEpoch = sampler.stepsPerEpoch();
        List<EpochResult> results = new ArrayList<>();
        try (Optimization optimization = new Optimization(root, pipeline.trained(), training, count * perEpoch)) {
            Trainer trainer = new Trainer(
                    pipeline, optimization, examples, sampler, phases, root, count * perEpoch, config.seed());
            for (int epoch = 0; epoch < count; epoch++) {
                double sum = 0;
                List<List<Integer>> steps = sampler.epoch(epoch);
                for (int i = 0; i < perEpoch; i++) {
                    sum += trainer.step(epoch * perEpoch + i, steps.get(i));
                }
                results.add(new EpochResult(epoch + 1, sum / perEpoch));
                listener.epoch(epoch + 1, count, sum / perEpoch);
            }
        }
        return results;
    }
}
