package org.aullm.core.trial;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aullm.api.data.Clip;
import org.aullm.api.data.Dataset;
import org.aullm.api.option.Options;
import org.aullm.api.spi.VerbalizerProvider;
import org.aullm.core.config.InnerFold;
import org.aullm.core.config.TrainingOptions;
import org.aullm.core.config.TrialConfig;
import org.aullm.core.result.Chosen;
import org.aullm.core.result.ClipResult;
import org.aullm.core.result.EpochResult;
import org.aullm.core.result.FittedOn;
import org.aullm.core.result.Fitting;
import org.aullm.tensor.Seeds;

/** Teaches a trial's components: chooses on inner folds what is to be chosen, then learns from the training clips. */
final class Teacher {

    private final Blueprint blueprint;
    private final TrialConfig config;
    private final Dataset data;
    private final NDManager root;
    private final Device device;
    private final Optional<FeatureStore> features;
    private final boolean checked;
    private final Phases phases;
    private final Map<String, FittedOn> fitted = new LinkedHashMap<>();

    /**
     * A teacher of one trial.
     *
     * @param shared a folder for what trials have in common
     * @param checked whether everything that components give back is looked at
     * @param phases where time is added up
     */
    Teacher(
            Blueprint blueprint,
            TrialConfig config,
            Dataset data,
            NDManager root,
            Device device,
            Optional<Path> shared,
            boolean checked,
            Phases phases) {
        this.blueprint = blueprint;
        this.config = config;
        this.data = data;
        this.root = root;
        this.device = device;
        this.features = shared.map(folder -> new FeatureStore(folder.resolve("features")));
        this.checked = checked;
        this.phases = phases;
    }

    /** What was fitted so far on which clips. */
    Map<String, FittedOn> fitted() {
        return fitted;
    }

    /** The training options, with some that were chosen. */
    Options settings(Map<String, Object> chosen) {
        Map<String, Object> options = new LinkedHashMap<>(config.training());
        options.putAll(chosen);
        return Options.of(TrainingOptions.ALL, options);
    }

    /** The trial's clips. */
    Examples load(Options training) {
        return phases.time(
                "load",
                () -> Examples.load(
                        data,
                        blueprint.evidence(),
                        config.fold(),
                        blueprint.prompt().units(),
                        training));
    }

    /** Some training subjects set aside where scores have to be calibrated on them. */
    Examples.Aside divided(Examples all) {
        return blueprint.tells(VerbalizerProvider.Need.SCORES) ? all.setAside() : new Examples.Aside(all, List.of());
    }

    /** What inner folds say is best, if anything is to be chosen. */
    Chosen choose() {
        if (config.choosing().isNothing()) {
            return Chosen.NOTHING;
        }
        Set<Clip> looked = new LinkedHashSet<>();
        List<InnerFold> folds = config.fold().inner(config.choosing().innerFolds());
        Chosen chosen = new Chooser(config.choosing(), folds).choose((fold, options) -> {
            Lesson lesson = new Lesson(settings(options), TrialListener.SILENT);
            Examples all = phases.time(
                    "load",
                    () -> Examples.load(
                            data, blueprint.evidence(), fold, blueprint.prompt().units(), lesson.training()));
            all.training().forEach(example -> looked.add(example.clip()));
            all.test().forEach(example -> looked.add(example.clip()));
            Examples.Aside division = divided(all);
            try (Learnt learnt = learn(division, 0, lesson)) {
                return judge(learnt, division.rest(), lesson);
            }
        });
        fitted.clear(); // what rehearsals were fitted on is part of what the choice looked at
        fitted.put(Fitting.CHOICE, FittedOn.of(looked));
        return chosen;
    }

    /** The seed of one of a trial's trainings. The first has the trial's own. */
    static long seed(TrialConfig config, int number) {
        return number == 0 ? config.seed() : Seeds.derive(config.seed(), "member", number);
    }

    /** One training of its own, of which a trial may have several. The caller closes what was learnt. */
    Learnt learn(Examples.Aside division, int number, Lesson lesson) {
        Options training = lesson.training();
        long seed = seed(config, number);
        Examples examples = division.rest();
        List<Clip> learnt = examples.training().stream().map(Example::clip).toList();
        examples.standard().measuredOn().ifPresent(clips -> fitted.put(Fitting.STANDARDIZER, clips));
        fitted.put(Fitting.LABELS, FittedOn.of(learnt));
        Pipeline pipeline = new Pipeline(blueprint, learnt, seed, device, checked);
        boolean complete = false;
        try {
            if (Eyes.suffice(blueprint.encoder(), training)) {
                pipeline.remember(Eyes.of(blueprint.encoder(), pipeline.encoder(), root, features));
            }
            boolean trained = blueprint.trainWith() != TrainWith.NOTHING;
            List<EpochResult> epochs = trained ? train(pipeline, examples, lesson, seed) : List.of();
            Learnt result = new Learnt(
                    pipeline,
                    epochs,
                    Words.calibration(pipeline, division, root),
                    epochs.size() * lesson.sampler(examples, seed).stepsPerEpoch());
            complete = true;
            return result;
        } finally {
            if (!complete) {
                pipeline.close();
            }
        }
    }

    /** Judges a fold's test clips. */
    List<ClipResult> judge(Learnt learnt, Examples examples, Lesson lesson) {
        Optional<Words> words = blueprint.verbalizers().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Words(blueprint, learnt.pipeline(), data.evidence(), data::read, learnt.calibration()));
        return phases.time("judge", () -> new Judge(learnt.pipeline(), root, lesson.training(), words).judge(examples));
    }

    private List<EpochResult> train(Pipeline pipeline, Examples examples, Lesson lesson, long seed) {
        Options training = lesson.training();
        Sampler sampler = lesson.sampler(examples, seed);
        Set<Clip> seen = new LinkedHashSet<>();
        int count = training.get(TrainingOptions.EPOCHS);
        int perEpoch = sampler.stepsPerEpoch();
        int together = training.get(TrainingOptions.ACCUMULATE);
        int updatesPerEpoch = (perEpoch + together - 1) / together;
        List<EpochResult> results = new ArrayList<>();
        try (Optimization optimization =
                new Optimization(root, pipeline.stages().trained(), training, count * updatesPerEpoch)) {
            Trainer trainer =
                    new Trainer(pipeline, optimization, examples, sampler, phases, root, count * perEpoch, seed);
            for (int epoch = 0; epoch < count; epoch++) {
                pipeline.stages().begin(epoch);
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
