package org.aullm.study.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aullm.core.config.Choosing;
import org.aullm.core.config.ComponentConfig;
import org.aullm.core.config.Fold;
import org.aullm.core.registry.Registry;
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
    private final Map<ComponentConfig, Optional<Evidence>> opened = new HashMap<>();

    /** A checker of one file. */
    public StudyChecker(Registry registry, StudyFile file) {
        this.registry = registry;
        this.file = file;
        this.problems = file.problems();
    }

    /** A study in which nothing is wrong. */
    public record Checked(Study study, List<CheckedCell> cells) {
        public Checked {
            cells = List.copyOf(cells);
        }
    }

    /** One of its cells, with its data and how they are divided. */
    public record CheckedCell(Cell cell, Evidence evidence, List<Fold> folds) {
        public CheckedCell {
            folds = List.copyOf(folds);
        }
    }

    /**
     * Checks everything.
     *
     * @throws PlanException with every problem
     */
    public Checked check() {
        StudyReader.Draft draft = new StudyReader(registry, file).read();
        List<CheckedCell> cells = new ArrayList<>();
        for (CellDraft cell : draft.cells()) {
            Optional<Evidence> evidence = cell.data().flatMap(config -> evidence(draft, cell, config));
            Optional<List<Fold>> folds = evidence.flatMap(found -> folds(draft, cell, found));
            if (cell.cell().isPresent()
                    && evidence.isPresent()
                    && !draft.units().isEmpty()) {
                fit(draft, cell.tree(), cell.cell().get(), evidence.get());
            }
            folds.ifPresent(divided ->
                    cell.cell().ifPresent(whole -> cells.add(new CheckedCell(whole, evidence.orElseThrow(), divided))));
        }
        problems.throwIfAny();
        Study study = new Study(
                draft.name(),
                List.copyOf(draft.units().keySet()),
                draft.device(),
                draft.design(),
                cells.stream().map(CheckedCell::cell).toList());
        return new Checked(study, cells);
    }

    /** What a data set holds; each is opened once, however many cells use it. */
    private Optional<Evidence> evidence(StudyReader.Draft draft, CellDraft cell, ComponentConfig config) {
        YamlNode node = cell.tree().find(CellTree.DATA).orElse(file.root());
        return opened.computeIfAbsent(
                config, each -> new EvidenceChecker(registry, problems).check(each, node, draft.units()));
    }

    private Optional<List<Fold>> folds(StudyReader.Draft draft, CellDraft cell, Evidence evidence) {
        if (cell.protocol().isEmpty() || draft.units().isEmpty()) {
            return Optional.empty();
        }
        YamlNode node = cell.tree().find(CellTree.PROTOCOL).orElse(file.root());
        String data = cell.data().map(ComponentConfig::use).orElse("");
        try {
            List<Fold> folds = Folds.of(cell.protocol().get(), data, evidence.clips());
            if (cell.protocol().get().split().equals(Protocol.TRAIN_ON_TEST_ON)) {
                new SharedUnits(evidence.clips(), folds.get(0)).check(draft.units(), problems);
            }
            inner(cell.protocol().get().choosing(), folds);
            return Optional.of(folds);
        } catch (IllegalArgumentException e) {
            problems.add(node, sentence(String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    private static void inner(Choosing choosing, List<Fold> folds) {
        if (!choosing.isNothing()) {
            folds.forEach(fold -> fold.inner(choosing.innerFolds()));
        }
    }

    private void fit(StudyReader.Draft draft, CellTree tree, Cell cell, Evidence evidence) {
        Study shapes = new Study(
                draft.name(), List.copyOf(draft.units().keySet()), draft.device(), draft.design(), List.of(cell));
        try {
            Blueprint.of(registry, shapes.trial(cell, SHAPES_ONLY, 1), evidence.evidence());
        } catch (SlotException e) {
            problems.add(tree.at(e.slot()), sentence(String.valueOf(e.getMessage())) + where(tree));
        } catch (IllegalArgumentException e) {
            problems.add(
                    tree.place(),
                    tree.path(),
                    "its parts do not fit each other: %s.%s".formatted(e.getMessage(), where(tree)));
        }
    }

    /** Which cell it is, where several share the place of what does not fit. */
    private static String where(CellTree tree) {
        return tree.levels().isEmpty() || tree.name().equals(Cell.BASELINE)
                ? ""
                : "\n  In cell '%s'.".formatted(tree.name());
    }

    private static String sentence(String message) {
        boolean ends = Arrays.asList('.', '?').contains(message.charAt(message.length() - 1));
        return ends ? message : message + ".";
    }
}
