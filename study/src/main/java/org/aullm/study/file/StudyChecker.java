package org.aullm.study.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.aullm.api.ActionUnit;
import org.aullm.api.ComponentException;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.data.Clip;
import org.aullm.api.data.Dataset;
import org.aullm.api.option.Options;
import org.aullm.api.spi.DatasetProvider;
import org.aullm.core.config.ComponentConfig;
import org.aullm.core.config.Fold;
import org.aullm.core.registry.Registry;
import org.aullm.core.registry.Slot;
import org.aullm.core.registry.SlotException;
import org.aullm.core.trial.Blueprint;
import org.aullm.study.PlanException;
import org.aullm.study.Problems;
import org.aullm.study.yaml.YamlNode;

/** Checks a study whole: every part for itself, then the data, then whether parts fit each other. */
public final class StudyChecker {

    private static final Fold SHAPES_ONLY = new Fold("any", List.of("one"), List.of("another"));

    private final Registry registry;
    private final StudyFile file;
    private final Problems problems;

    /** A checker of one file. */
    public StudyChecker(Registry registry, StudyFile file) {
        this.registry = registry;
        this.file = file;
        this.problems = file.problems();
    }

    /**
     * A study in which nothing is wrong, and its data.
     *
     * @param clips those for which at least one of the units is known
     * @param fingerprint the data set's
     */
    public record Checked(Study study, List<Clip> clips, String fingerprint) {
        public Checked {
            clips = List.copyOf(clips);
        }
    }

    /**
     * Checks everything.
     *
     * @throws PlanException with every problem
     */
    public Checked check() {
        StudyReader.Draft draft = new StudyReader(registry, file).read();
        if (draft.data().isEmpty()) {
            throw problems.exception();
        }
        try (Dataset data = open(draft.data().get())) {
            List<Clip> clips = clips(draft, data);
            subjects(draft, clips);
            draft.cells().forEach((tree, cell) -> cell.ifPresent(whole -> fit(draft, tree, whole, data.evidence())));
            problems.throwIfAny();
            Study study = new Study(
                    draft.name(),
                    draft.data().get(),
                    List.copyOf(draft.units().keySet()),
                    draft.protocol().orElseThrow(),
                    draft.device(),
                    draft.cells().values().stream().flatMap(Optional::stream).toList());
            return new Checked(study, clips, data.fingerprint());
        }
    }

    private Dataset open(ComponentConfig config) {
        DatasetProvider provider =
                (DatasetProvider) registry.find(Slot.DATA, config.use()).orElseThrow();
        try {
            return provider.open(Options.of(Slot.DATA.options(provider), config.options()));
        } catch (ComponentException e) {
            YamlNode node = file.root().entries().get(Slot.DATA.key());
            problems.add(node == null ? file.root() : node, String.valueOf(e.getMessage()));
            throw problems.exception();
        }
    }

    private List<Clip> clips(StudyReader.Draft draft, Dataset data) {
        Map<ActionUnit, Long> positives = data.clips().stream()
                .flatMap(clip -> clip.labels().present().stream())
                .collect(Collectors.groupingBy(unit -> unit, java.util.TreeMap::new, Collectors.counting()));
        TreeSet<ActionUnit> coded = new TreeSet<>();
        data.clips().forEach(clip -> coded.addAll(clip.labels().coded()));
        String offered = "\n  Units with clips: %s."
                .formatted(positives.entrySet().stream()
                        .map(entry -> entry.getKey().number() + " (" + entry.getValue() + ")")
                        .collect(Collectors.joining(", ")));
        draft.units().forEach((number, node) -> {
            ActionUnit unit = new ActionUnit(number);
            if (!coded.contains(unit)) {
                problems.add(node, "data set '%s' never codes %s.%s".formatted(use(draft), unit, offered));
            } else if (!positives.containsKey(unit)) {
                problems.add(node, "data set '%s' has no clip with %s.%s".formatted(use(draft), unit, offered));
            }
        });
        List<ActionUnit> units =
                draft.units().keySet().stream().map(ActionUnit::new).toList();
        List<Clip> judged = new ArrayList<>(data.clips());
        judged.removeIf(clip -> units.stream().noneMatch(clip.labels().coded()::contains));
        return judged;
    }

    private void subjects(StudyReader.Draft draft, List<Clip> clips) {
        long subjects = clips.stream().map(Clip::subject).distinct().count();
        YamlNode node = file.root().entries().get("protocol");
        if (draft.protocol().isEmpty() || draft.units().isEmpty() || node == null) {
            return;
        }
        int folds = draft.protocol().get().folds();
        if (subjects < Math.max(2, folds)) {
            problems.add(
                    node,
                    "%s needs at least %d subjects, data set '%s' has %d with clips for these units."
                            .formatted(draft.protocol().get().split(), Math.max(2, folds), use(draft), subjects));
        }
    }

    private void fit(StudyReader.Draft draft, CellTree tree, Cell cell, EvidenceSpec evidence) {
        if (draft.units().isEmpty()) {
            return;
        }
        Study shapes = new Study(
                draft.name(),
                draft.data().orElseThrow(),
                List.copyOf(draft.units().keySet()),
                new Protocol(Protocol.LOSO, 0, List.of(1L)),
                draft.device(),
                List.of(cell));
        try {
            Blueprint.of(registry, shapes.trial(cell, SHAPES_ONLY, 1), evidence);
        } catch (SlotException e) {
            String message = String.valueOf(e.getMessage());
            boolean ends = Arrays.asList('.', '?').contains(message.charAt(message.length() - 1));
            problems.add(tree.at(e.slot()), ends ? message : message + ".");
        } catch (IllegalArgumentException e) {
            problems.add(tree.place(), tree.path(), "its parts do not fit each other: %s.".formatted(e.getMessage()));
        }
    }

    private static String use(StudyReader.Draft draft) {
        return draft.data().map(ComponentConfig::use).orElse("");
    }
}
