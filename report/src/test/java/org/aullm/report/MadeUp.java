package org.aullm.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.aullm.core.config.ComponentConfig;
import org.aullm.core.config.Fold;
import org.aullm.core.config.TrialConfig;
import org.aullm.core.result.ClipResult;
import org.aullm.core.result.EpochResult;
import org.aullm.core.result.TrialCost;
import org.aullm.core.result.TrialExplanation;
import org.aullm.core.result.TrialExplanation.Finding;
import org.aullm.core.result.TrialFailure;
import org.aullm.core.result.TrialResult;

/** Studies with invented numbers. */
public final class MadeUp {

    public static final List<Integer> UNITS = List.of(1, 2, 4, 7, 12, 14, 15, 17);
    private static final double[] PREVALENCE = {.09, .09, .30, .27, .21, .09, .065, .1};

    private MadeUp() {}

    /** A trial that judges some clips. */
    public static TrialResult trial(String id, List<Integer> units, long seed, ClipResult... clips) {
        return new TrialResult(
                TrialResult.FORMAT,
                id,
                config(units, "none", seed, id),
                "fingerprint",
                Map.of(),
                List.of(clips),
                List.of(new EpochResult(1, 0.7), new EpochResult(2, 0.5)));
    }

    /** A clip of which every unit is known: pairs of found and present, such as {@code "11 01"}. */
    public static ClipResult clip(String id, String subject, String judged) {
        List<Float> probabilities = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        List<Integer> known = new ArrayList<>();
        for (String pair : judged.split(" ")) {
            probabilities.add(pair.charAt(0) == '1' ? 0.9f : 0.1f);
            labels.add(pair.charAt(1) == '1' ? 1 : 0);
            known.add(pair.charAt(1) == '?' ? 0 : 1);
        }
        return new ClipResult(id, subject, "set", probabilities, labels, known);
    }

    /** A cell whose trials have all finished. */
    public static CellResults cell(String name, String change, TrialResult... results) {
        return new CellResults(name, change, results.length, List.of(results), List.of(), List.of());
    }

    /** A study without anything beside its cells. */
    public static StudyResults study(List<Integer> units, CellResults... cells) {
        return new StudyResults("a study", units, List.of(cells), Map.of(), List.of());
    }

    static TrialConfig config(List<Integer> units, String change, long seed, String subject) {
        boolean tuned = !change.equals("llm: none");
        return new TrialConfig(
                new ComponentConfig("flow-images", Map.of("root", "data/made-up")),
                units,
                new ComponentConfig("flow-cnn", Map.of("dropout", 0.5)),
                new ComponentConfig(change.startsWith("projector") ? "linear" : "mge-efp", Map.of()),
                change.equals("graph: none")
                        ? ComponentConfig.EMPTY
                        : new ComponentConfig("r-augnn", Map.of("prior", "macro", "layers", 2)),
                tuned
                        ? new ComponentConfig("decoder", Map.of("model", "models/tiny", "tuning", "adapter"))
                        : ComponentConfig.EMPTY,
                new ComponentConfig("asymmetric", Map.of("gamma-negative", 2.0)),
                change.startsWith("regularizers")
                        ? List.of()
                        : List.of(new ComponentConfig("counterfactual-consistency", Map.of("weight", 0.1))),
                "You are an expert in facial action units.\nUnits: {units}\nEvidence: {content}\nRelations: {relations}",
                Map.of("epochs", 60, "batch", 32, "learning-rate", 0.001),
                new Fold(subject, List.of("somebody else"), List.of(subject)),
                seed,
                "cpu");
    }

    /** Five cells that differ as a real study's might, with as many subjects, seeds and failures as asked. */
    public static StudyResults realistic(int subjects, int seeds, boolean incomplete) {
        String[][] cells = {
            {"baseline", "", "0"},
            {"graph: none", "graph: none", "0.09"},
            {"regularizers: none", "regularizers: []", "0.02"},
            {"projector: linear", "projector: { use: linear }", "0.25"},
            {"llm: none", "llm: none", "-0.06"}
        };
        List<CellResults> results = new ArrayList<>();
        for (int i = 0; i < cells.length; i++) {
            results.add(cell(cells[i], i, subjects, seeds, incomplete && i > 1));
        }
        Map<String, String> provenance = new LinkedHashMap<>();
        provenance.put("study file", "examples/studies/made-up.yaml");
        provenance.put("aullm", "0.1.0-SNAPSHOT");
        return new StudyResults(
                "Components of the model",
                UNITS,
                results,
                provenance,
                List.of("Every number on this page is made up, to try the page's design."));
    }

    /** All combinations of graph and regularizer, projector and language model, each as it is or replaced. */
    public static StudyResults factorial(int subjects) {
        String[][] changes = {
            {"graph: none", "0.05"},
            {"regularizers: none", "0.02"},
            {"projector: linear", "0.12"},
            {"llm: none", "-0.04"}
        };
        List<CellResults> results = new ArrayList<>();
        for (int run = 0; run < 16; run++) {
            List<String> names = new ArrayList<>();
            double harm = 0;
            Map<String, String> levels = new LinkedHashMap<>();
            for (int factor = 0; factor < 4; factor++) {
                String[] change = changes[factor];
                boolean changed = (run >> factor & 1) == 1;
                String[] parts = change[0].split(": ");
                levels.put(parts[0], changed ? parts[1] : "as in the paper");
                if (changed) {
                    names.add(change[0]);
                    harm += Double.parseDouble(change[1]);
                }
            }
            String name = names.isEmpty() ? "baseline" : String.join(", ", names);
            CellResults cell = cell(
                    new String[] {name, names.isEmpty() ? "" : name, Double.toString(harm)}, run, subjects, 1, false);
            results.add(new CellResults(
                    cell.name(),
                    cell.change(),
                    cell.expected(),
                    cell.results(),
                    cell.failures(),
                    cell.costs(),
                    run == 0 ? List.of(explanation(cell.results().get(0))) : List.of(),
                    levels));
        }
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("split", "loso");
        facts.put("leakage audit", "unknown");
        facts.put("audit of subjects", "sound: Nobody is both learnt from and judged, in 416 results.");
        facts.put("audit of weights", "unknown: The records do not say who taught the pretrained weights.");
        return new StudyResults("All combinations", UNITS, results, facts, List.of());
    }

    /** A graph that mostly listens to itself, and a projector that looks at the brows of one clip. */
    private static TrialExplanation explanation(TrialResult result) {
        List<Double> attention = new ArrayList<>();
        List<Double> prior = new ArrayList<>();
        List<Double> strength = new ArrayList<>();
        for (int unit = 0; unit < UNITS.size(); unit++) {
            for (int heard = 0; heard < UNITS.size(); heard++) {
                boolean near = Math.abs(unit - heard) == 1;
                attention.add(unit == heard ? 0.58 : near ? 0.18 : 0.02);
                prior.add(near ? unit + heard == 5 ? -1.0 : 1.0 : 0.0);
                strength.add(near ? 0.1 * (unit - 3) : 0.0);
            }
        }
        List<Double> looked = new ArrayList<>();
        for (int place = 0; place < 2 * 81; place++) {
            int row = place % 81 / 9;
            int column = place % 9;
            looked.add(Math.exp(-(row - 2) * (row - 2) / 2.0 - Math.abs(Math.abs(column - 4) - 2)) / 20);
        }
        List<Integer> square = List.of(UNITS.size(), UNITS.size());
        List<String> axes = List.of("unit", "heard");
        return new TrialExplanation(
                TrialExplanation.FORMAT,
                result.trial(),
                UNITS,
                List.of(
                        new Finding("graph", "attention", "made up", axes, square, attention, Map.of()),
                        new Finding("graph", "prior", "made up", axes, square, prior, Map.of()),
                        new Finding("graph", "strength", "made up", axes, square, strength, Map.of()),
                        new Finding(
                                "projector",
                                "evidence",
                                "made up",
                                List.of("token", "time", "row", "column"),
                                List.of(1, 2, 9, 9),
                                looked,
                                Map.of(result.clips().get(0).clip(), looked))));
    }

    private static CellResults cell(String[] cell, int index, int subjects, int seeds, boolean incomplete) {
        List<TrialResult> results = new ArrayList<>();
        List<TrialFailure> failures = new ArrayList<>();
        List<TrialCost> costs = new ArrayList<>();
        for (int seed = 1; seed <= seeds; seed++) {
            for (int subject = 0; subject < subjects; subject++) {
                String id = "%016x".formatted(0x9e3779b97f4a7c15L * (1 + subject + 1000L * index + 1_000_000L * seed));
                if (incomplete && subject % 17 == index) {
                    failures.add(
                            new TrialFailure(
                                    id,
                                    TrialFailure.Kind.DIVERGED,
                                    "the loss became NaN in epoch 12; lower the learning rate or clip gradients",
                                    "org.aullm.core.trial.DivergedException: loss NaN\n\tat org.aullm.core.trial.Training.step"));
                } else if (!incomplete || index < 4 || subject < subjects - 3) {
                    results.add(result(id, cell[1], Double.parseDouble(cell[2]), index, seed, subject));
                    costs.add(cost(id, cell[1], subject));
                }
            }
        }
        return new CellResults(cell[0], cell[1], subjects * seeds, results, failures, costs);
    }

    private static TrialResult result(String id, String change, double harm, int index, int seed, int subject) {
        String name =
                subject % 2 == 0 ? "casme2/sub%02d".formatted(subject / 2 + 1) : "samm/%03d".formatted(subject / 2 + 6);
        Random shared = new Random(31L * subject);
        Random own = new Random(977L * subject + 7919L * index + 104729L * seed);
        List<ClipResult> clips = new ArrayList<>();
        int count = 1 + shared.nextInt(10);
        for (int clip = 0; clip < count; clip++) {
            List<Float> probabilities = new ArrayList<>();
            List<Integer> labels = new ArrayList<>();
            for (double prevalence : PREVALENCE) {
                boolean present = shared.nextDouble() < prevalence;
                double score = (present ? 1.5 : -2.2) + 1.5 * shared.nextGaussian();
                score += (harm == 0 ? 0.2 : 0.35) * own.nextGaussian() - (present ? 1.6 : -0.9) * harm;
                labels.add(present ? 1 : 0);
                probabilities.add((float) (1 / (1 + Math.exp(-score))));
            }
            clips.add(new ClipResult(
                    name + "/" + clip,
                    name,
                    name.substring(0, name.indexOf('/')),
                    probabilities,
                    labels,
                    List.of(1, 1, 1, 1, 1, 1, 1, 1)));
        }
        List<EpochResult> epochs = new ArrayList<>();
        for (int epoch = 1; epoch <= 60; epoch++) {
            epochs.add(new EpochResult(
                    epoch,
                    (0.05 + 0.05 * harm) + 0.6 * Math.exp(-epoch / (9.0 + 12 * harm)) + 0.02 * own.nextDouble()));
        }
        return new TrialResult(
                TrialResult.FORMAT,
                id,
                config(UNITS, change, seed, name),
                "sha256:7c1f0e2b",
                Map.of("encoder", Map.of("parameters", "93,184")),
                clips,
                epochs);
    }

    private static TrialCost cost(String id, String change, int subject) {
        Random random = new Random(subject);
        double scale = 0.9 + 0.2 * random.nextDouble();
        Map<String, Double> phases = new LinkedHashMap<>();
        phases.put("load", 0.4 * scale);
        phases.put("encode", 6.1 * scale);
        phases.put("project", 1.3 * scale);
        phases.put("relate", change.equals("graph: none") ? 0.0 : 0.8 * scale);
        phases.put("llm", change.equals("llm: none") ? 0.02 : 9.5 * scale);
        phases.put("loss", 0.3 * scale);
        phases.put("backward", change.equals("llm: none") ? 7.0 * scale : 14.2 * scale);
        phases.put("optimize", 1.1 * scale);
        phases.put("judge", 0.5 * scale);
        double sum = phases.values().stream().mapToDouble(Double::doubleValue).sum();
        return new TrialCost(
                id,
                "2026-03-08T%02d:%02d:00Z".formatted(8 + subject / 30, subject * 2 % 60),
                sum + 0.7,
                phases,
                540,
                812 + subject,
                815 + subject,
                Map.of(),
                Map.of("java", "17.0.15", "djl", "0.35.1", "pytorch", "2.7.1", "threads", "1", "machine", "made up"));
    }
}
