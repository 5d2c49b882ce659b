package org.aullm.graph.kit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.aullm.api.ActionUnit;
import org.aullm.api.ComponentException;
import org.aullm.api.data.LabelTable;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;
import org.aullm.tensor.Seeds;

/**
 * The priors by the names that the option {@code prior} takes: what is known of relations between units before a clip is
 * seen.
 *
 * <p>{@code macro} is the default: relations that macro-expressions show ({@link MacroRelations}). {@code co-occurrence}
 * takes them from the labels of the training fold ({@link CoOccurrence}), {@code facs} from the muscles behind the units,
 * {@code emfacs} from prototypes of emotions ({@link FacsRelations}), {@code file} from a file ({@link RelationFile}).
 * Controls: {@code full} relates all units, {@code none} nobody, {@code random} as many pairs of each kind as
 * {@code macro}, drawn by the trial's seed.
 */
public final class Priors {

    private static final String FILE = "file";
    private static final Map<String, Prior> BY_ID = new LinkedHashMap<>();

    static {
        BY_ID.put("macro", (options, training, seed) -> macro());
        BY_ID.put("co-occurrence", CoOccurrence::relations);
        BY_ID.put("facs", (options, training, seed) -> FacsRelations.muscles());
        BY_ID.put("emfacs", (options, training, seed) -> FacsRelations.prototypes());
        BY_ID.put("full", (options, training, seed) -> pairs(training.units()));
        BY_ID.put("random", Priors::random);
        BY_ID.put(FILE, (options, training, seed) -> RelationFile.read(options.get(Priors.PRIOR_FILE)));
        BY_ID.put("none", (options, training, seed) -> List.of());
    }

    /** Which units are related. */
    public static final Option<String> PRIOR = Option.choice(
                    "prior",
                    "which units are related: by macro-expressions, by labels of the training fold, by muscles (facs), by "
                            + "prototypes of emotions (emfacs), all of them (full), as many as macro at random, as a file "
                            + "says, none",
                    BY_ID.keySet().toArray(String[]::new))
            .orElse("macro");

    /** Where {@code co-occurrence} begins. */
    public static final Option<Double> PRIOR_THRESHOLD = Option.decimal(
                    "prior-threshold",
                    "for prior co-occurrence: units are related from this phi coefficient of the training labels on, "
                            + "negatively from as far below zero")
            .between(0, 1)
            .orElse(0.2);

    /** What {@code file} reads. */
    public static final Option<Path> PRIOR_FILE = Option.path(
                    "prior-file", "for prior file: relations as .csv (unit,other,kind) or .json (positive, negative)")
            .orElse(Path.of(""));

    /** All of them. */
    public static final List<Option<?>> OPTIONS = List.of(PRIOR, PRIOR_THRESHOLD, PRIOR_FILE);

    private Priors() {}

    /**
     * Checks what can be checked without labels.
     *
     * @throws ComponentException if the file that is asked for is missing, broken, or says nothing of these units
     */
    static void check(Options options, List<ActionUnit> units) {
        Path file = options.get(PRIOR_FILE);
        if (!options.get(PRIOR).equals(FILE)) {
            return; // a variant of a study may change the prior alone and leave the file where it is
        }
        if (file.toString().isEmpty()) {
            throw new ComponentException("prior-file: prior 'file' needs one; name a .csv file with the columns "
                    + "unit,other,kind or a .json file with lists positive and negative");
        }
        List<Relation> all = RelationFile.read(file);
        if (all.stream().noneMatch(relation -> relation.isWithin(units))) {
            throw new ComponentException(
                    "prior-file: none of the %d relations in %s is between two of this study's units (%s)"
                            .formatted(
                                    all.size(),
                                    file.getFileName(),
                                    String.join(
                                            ", ",
                                            units.stream()
                                                    .map(ActionUnit::toString)
                                                    .toList())));
        }
    }

    /**
     * The relations between the units of a training fold, in a fixed order.
     *
     * @param options holds {@link #OPTIONS}
     */
    public static List<Relation> relations(Options options, LabelTable training, long seed) {
        Prior prior = Objects.requireNonNull(BY_ID.get(options.get(PRIOR)));
        return prior.relations(options, training, seed).stream()
                .filter(relation -> relation.isWithin(training.units()))
                .toList();
    }

    private static List<Relation> macro() {
        return MacroRelations.ALL.stream().map(MacroRelations.Fact::relation).toList();
    }

    /** As many relations of each kind as {@code macro} has, between pairs drawn without putting back. */
    private static List<Relation> random(Options options, LabelTable training, long seed) {
        List<Relation> pairs = new ArrayList<>(pairs(training.units()));
        SplittableRandom random = Seeds.random(seed, "prior");
        List<Relation> drawn = new ArrayList<>();
        for (Relation like : macro()) {
            if (like.isWithin(training.units())) {
                Relation pair = pairs.remove(random.nextInt(pairs.size()));
                drawn.add(new Relation(pair.first(), pair.second(), like.kind()));
            }
        }
        return drawn;
    }

    /** Every pair of units once, the smaller number first. */
    static List<Relation> pairs(List<ActionUnit> units) {
        List<ActionUnit> sorted = units.stream().sorted().toList();
        List<Relation> pairs = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            for (int j = i + 1; j < sorted.size(); j++) {
                pairs.add(new Relation(sorted.get(i), sorted.get(j), Relation.Kind.POSITIVE));
            }
        }
        return pairs;
    }
}
