package org.aullm.app;

import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.aullm.api.ActionUnit;
import org.aullm.api.data.Clip;
import org.aullm.api.data.Dataset;
import org.aullm.core.config.Fold;
import org.aullm.core.config.TrialConfig;
import org.aullm.core.registry.Registry;
import org.aullm.core.result.ClipResult;
import org.aullm.core.trial.Blueprint;
import org.aullm.core.trial.ModelTrainer;
import org.aullm.core.trial.TrainedModel;
import org.aullm.core.trial.TrialListener;
import org.aullm.study.Names;
import org.aullm.study.StudyException;
import org.aullm.study.card.TrainedModelCard;
import org.aullm.study.file.Cell;
import org.aullm.study.file.StudyFile;
import org.aullm.study.plan.Plan;
import org.aullm.study.plan.Plan.PlannedCell;
import org.aullm.study.plan.Planner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code aullm train}. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description =
                "Trains one model and keeps it, for 'aullm predict'. A study file says what it is made of and what it learns"
                        + " from; the study itself is not run.")
final class TrainCommand implements Callable<Integer> {

    private static final int TOLD = 10;

    private final Planner planner;
    private final Registry registry;
    private final Path workingDirectory;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The study file (YAML).")
    private Path file = Path.of("");

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Changes the study, as for 'study run': --set training.epochs=20.")
    private List<String> overrides = new ArrayList<>();

    @Option(names = "--cell", paramLabel = "NAME", description = "Which of the study's cells. Default: the baseline.")
    private String cell = Cell.BASELINE;

    @Option(
            names = "--fold",
            paramLabel = "NAME",
            description =
                    "Learns from this fold's training subjects only and judges the others. Default: learns from all clips.")
    private Optional<String> fold = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", description = "Default: the first of the study's seeds.")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "The folder of the model; it must not be there yet.")
    private Path out = Path.of("");

    @Inject
    TrainCommand(Planner planner, Registry registry, @WorkingDirectory Path workingDirectory) {
        this.planner = planner;
        this.registry = registry;
        this.workingDirectory = workingDirectory;
    }

    @Override
    public Integer call() {
        Path folder = workingDirectory.resolve(out).normalize();
        if (Files.exists(folder)) {
            throw new StudyException("%s is there already; name another folder, or remove it".formatted(folder));
        }
        Plan plan = planner.plan(StudyFile.read(file, overrides, workingDirectory));
        PlannedCell chosen = find(plan);
        TrialConfig config = plan.study()
                .trial(
                        chosen.cell(),
                        fold(chosen),
                        seed.orElse(chosen.cell().protocol().seeds().get(0)));
        PrintWriter tell = spec.commandLine().getOut();
        tell.printf(
                "training %s on %d subjects%n",
                name(plan, chosen), config.fold().training().size());
        try (TrainedModel model = new ModelTrainer(registry).train(name(plan, chosen), config, progress(tell))) {
            List<ClipResult> judged = config.fold().test().isEmpty() ? List.of() : judge(model, config);
            model.save(folder, TrainedModelCard.of(model.record(), judged));
            tell.printf(
                    "model: %s, %d clips learnt from%n",
                    folder, model.record().data().clips());
        }
        tell.printf("to use it:  aullm predict %s INPUT... --out DIR%n", out);
        return 0;
    }

    private static String name(Plan plan, PlannedCell chosen) {
        return chosen.cell().name().equals(Cell.BASELINE)
                ? plan.study().name()
                : plan.study().name() + ", " + chosen.cell().name();
    }

    private PlannedCell find(Plan plan) {
        return plan.cells().stream()
                .filter(each -> each.cell().name().equals(cell))
                .findFirst()
                .orElseThrow(() -> new StudyException("%s has no cell '%s'.%s"
                        .formatted(
                                file,
                                cell,
                                Names.hint(
                                        cell,
                                        plan.cells().stream()
                                                .map(each -> each.cell().name())
                                                .toList()))));
    }

    private Fold fold(PlannedCell chosen) {
        if (fold.isEmpty()) {
            TreeSet<String> all = new TreeSet<>();
            chosen.folds().forEach(each -> {
                all.addAll(each.training());
                all.addAll(each.test());
            });
            return Fold.whole(List.copyOf(all));
        }
        return chosen.folds().stream()
                .filter(each -> each.name().equals(fold.get()))
                .findFirst()
                .orElseThrow(() -> new StudyException("%s has no fold '%s'.%s"
                        .formatted(
                                file,
                                fold.get(),
                                Names.hint(
                                        fold.get(),
                                        chosen.folds().stream().map(Fold::name).toList()))));
    }

    private static TrialListener progress(PrintWriter out) {
        return (epoch, epochs, loss) -> {
            if (epoch == epochs || epoch % Math.max(1, epochs / TOLD) == 0) {
                out.printf(java.util.Locale.ROOT, "  epoch %d of %d, loss %.4f%n", epoch, epochs, loss);
            }
        };
    }

    private List<ClipResult> judge(TrainedModel model, TrialConfig config) {
        var source = Blueprint.data(registry, config);
        List<ActionUnit> units = config.units().stream().map(ActionUnit::new).toList();
        try (Dataset data = source.provider().open(source.options())) {
            List<Clip> test = data.clips().stream()
                    .filter(clip -> config.fold().test().contains(clip.subject()))
                    .filter(clip -> units.stream().anyMatch(clip.labels().coded()::contains))
                    .toList();
            return model.judge(test, data::read);
        }
    }
}
