package org.aullm.llm.verbalizers;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.aullm.api.Observation;
import org.aullm.api.Verbalizer;
import org.aullm.api.option.Option;
import org.aullm.api.spi.VerbalizerProvider;

/** Provides {@code relations}: the strongest relations between units that a trained graph sees in a clip, as sentences. */
public final class RelationsProvider implements VerbalizerProvider {

    private static final int TOLD = 5;

    @Override
    public String id() {
        return "relations";
    }

    @Override
    public String summary() {
        return "the strongest relations between units by a trained graph, as sentences";
    }

    @Override
    public List<Option<?>> options() {
        return List.of();
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.RELATIONS);
    }

    @Override
    public Verbalizer create() {
        return RelationsProvider::describe;
    }

    static String describe(Observation clip) {
        if (clip.relations().isEmpty()) {
            return "Relations between units: the graph does not say.";
        }
        return clip.relations().stream()
                .sorted(Comparator.comparingDouble(Observation.Relation::share).reversed())
                .limit(TOLD)
                .map(relation -> String.format(
                        Locale.ROOT,
                        "- whether %s %s is there depends on %s %s (share %.2f)",
                        relation.unit(),
                        relation.unit().facsName(),
                        relation.heard(),
                        relation.heard().facsName(),
                        relation.share()))
                .collect(Collectors.joining("\n", "Relations between units in this clip, strongest first:\n", ""));
    }
}
