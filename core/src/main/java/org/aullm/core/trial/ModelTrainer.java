package org.aullm.core.trial;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.aullm.api.ActionUnit;
import org.aullm.api.data.Clip;
import org.aullm.api.data.Dataset;
import org.aullm.api.spi.DatasetProvider;
import org.aullm.core.config.TrainingOptions;
import org.aullm.core.config.TrialConfig;
import org.aullm.core.registry.Part;
import org.aullm.core.registry.Registry;
import org.aullm.core.result.Chosen;
import org.aullm.core.result.Fitting;
import org.aullm.core.result.ModelRecord;
import org.aullm.tensor.Devices;
import org.aullm.tensor.Engines;

/** Trains models that are kept, as a trial trains those that it judges and lets go. */
public final class ModelTrainer {

    private final Registry registry;

    /** A trainer with the components of a registry. */
    public ModelTrainer(Registry registry) {
        this.registry = registry;
    }

    /**
     * Trains one on a fold's training subjects.
     *
     * @param name what it is to be called
     * @throws SlotException if the parts do not fit each other
     * @throws ComponentException if a part cannot be built or data cannot be read
     * @throws DivergedException if the loss or a gradient is no longer finite
     */
    public TrainedModel train(String name, TrialConfig config, TrialListener listener) {
        Part<DatasetProvider> source = Blueprint.data(registry, config);
        Device device = Devices.parse(config.device());
        NDManager root = Engines.newManager(device);
        List<Learnt> members = new ArrayList<>();
        boolean complete = false;
        try (Dataset data = source.provider().open(source.options())) {
            Blueprint blueprint = Blueprint.of(registry, config, data.evidence());
            Teacher teacher = new Teacher(blueprint, config, data, root, device, Optional.empty(), false, new Phases());
            Chosen chosen = teacher.choose();
            Lesson lesson = new Lesson(teacher.settings(chosen.options()), listener);
            Examples.Aside division = teacher.divided(teacher.load(lesson.training()));
            for (int i = 0; i < lesson.training().get(TrainingOptions.MEMBERS); i++) {
                members.add(teacher.learn(division, i, lesson));
            }
            List<Clip> learnt =
                    division.rest().training().stream().map(Example::clip).toList();
            ModelRecord record = new ModelRecord(
                    ModelRecord.FORMAT,
                    name,
                    config,
                    ModelRecord.Form.of(data.evidence()),
                    division.rest().standard().record(),
                    members.stream().map(ModelTrainer::line).toList(),
                    trainingData(data, blueprint.prompt().units(), learnt),
                    members.get(0).pipeline().descriptions(),
                    Member.course(members.stream().map(Learnt::epochs).toList()),
                    new Fitting(teacher.fitted(), chosen),
                    environment(device));
            TrainedModel model = new TrainedModel(record, blueprint, members, learnt, root);
            complete = true;
            return model;
        } finally {
            if (!complete) {
                members.forEach(Learnt::close);
                root.close();
            }
        }
    }

    private static ModelRecord.Line line(Learnt learnt) {
        return learnt.calibration()
                .map(each -> new ModelRecord.Line(true, each.slope(), each.shift()))
                .orElse(new ModelRecord.Line(false, 0, 0));
    }

    private static ModelRecord.TrainingData trainingData(Dataset data, List<ActionUnit> units, List<Clip> learnt) {
        Set<String> datasets = learnt.stream().map(Clip::dataset).collect(Collectors.toCollection(TreeSet::new));
        Map<String, String> licences = new TreeMap<>(data.licences());
        licences.keySet().retainAll(datasets);
        return new ModelRecord.TrainingData(
                data.fingerprint(),
                List.copyOf(datasets),
                licences,
                learnt.size(),
                (int) learnt.stream().map(Clip::subject).distinct().count(),
                units.stream()
                        .map(unit -> (int) learnt.stream()
                                .filter(clip -> clip.labels().coded().contains(unit))
                                .count())
                        .toList(),
                units.stream()
                        .map(unit -> (int) learnt.stream()
                                .filter(clip -> clip.labels().present().contains(unit))
                                .count())
                        .toList());
    }

    /** Versions and machine; its name is nobody's business who is given the model. */
    private static Map<String, String> environment(Device device) {
        Map<String, String> environment = new LinkedHashMap<>(Machine.environment(device.toString()));
        environment.remove("host");
        return environment;
    }
}
