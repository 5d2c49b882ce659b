package org.aullm.llm.verbalizers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.aullm.api.ActionUnit;
import org.aullm.api.Observation;
import org.aullm.api.Verbalizer;
import org.aullm.api.option.Option;
import org.aullm.api.spi.VerbalizerProvider;

/**
 * Provides {@code facs}: for the units that a trained head holds likeliest, the muscle and what it does to the skin. The
 * manner of ExpLLM's observations (arXiv 2409.02828); the sentences are ours.
 */
public final class FacsProvider implements VerbalizerProvider {

    private static final int TOLD = 3;

    @Override
    public String id() {
        return "facs";
    }

    @Override
    public String summary() {
        return "muscle and change of appearance for the likeliest units by a trained head";
    }

    @Override
    public String source() {
        return "FACS; after ExpLLM, arXiv 2409.02828";
    }

    @Override
    public List<Option<?>> options() {
        return List.of();
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.SCORES);
    }

    @Override
    public Verbalizer create() {
        return FacsProvider::describe;
    }

    static String describe(Observation clip) {
        List<Double> scores = clip.scores().orElseThrow();
        List<String> lines = new ArrayList<>(List.of("Candidates, likeliest first, and how each would show:"));
        IntStream.range(0, scores.size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> scores.get(i)).reversed())
                .limit(TOLD)
                .map(i -> clip.units().get(i))
                .map(FacsProvider::line)
                .forEach(lines::add);
        return String.join("\n", lines);
    }

    private static String line(ActionUnit unit) {
        String effect = Appearance.of(unit);
        return "- %s %s%s".formatted(unit, unit.facsName(), effect.isEmpty() ? "" : ": " + effect);
    }
}
