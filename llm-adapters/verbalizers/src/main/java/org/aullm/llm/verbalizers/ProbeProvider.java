package org.aullm.llm.verbalizers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.aullm.api.ActionUnit;
import org.aullm.api.Observation;
import org.aullm.api.Verbalizer;
import org.aullm.api.option.Option;
import org.aullm.api.spi.VerbalizerProvider;

/** Provides {@code probe}: what a head trained in this process thinks of every unit, calibrated, in bands. */
public final class ProbeProvider implements VerbalizerProvider {

    @Override
    public String id() {
        return "probe";
    }

    @Override
    public String summary() {
        return "what a trained, calibrated head thinks of every unit, in bands of probability";
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
        return ProbeProvider::describe;
    }

    static String describe(Observation clip) {
        List<Double> scores = clip.scores().orElseThrow();
        List<String> lines =
                new ArrayList<>(List.of("A detector that was trained and calibrated on other people says:"));
        for (int i = 0; i < clip.units().size(); i++) {
            ActionUnit unit = clip.units().get(i);
            lines.add(String.format(
                    Locale.ROOT,
                    "- %s %s: %s (%.2f)",
                    unit,
                    unit.facsName(),
                    Likelihood.of(scores.get(i)),
                    scores.get(i)));
        }
        return String.join("\n", lines);
    }
}
