package org.aullm.llm.verbalizers;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.aullm.api.Observation;
import org.aullm.api.Verbalizer;
import org.aullm.api.option.Option;
import org.aullm.api.spi.VerbalizerProvider;

/**
 * Provides {@code flow-regions}: which of 29 regions of the face move, how far and where to. Needs no training. The idea is
 * MELLM's (arXiv 2505.07007); words and numbers are ours.
 */
public final class FlowRegionsProvider implements VerbalizerProvider {

    private static final int TOLD = 8;
    /** A region that moves less than this share of the strongest is not told of. */
    private static final double LEAST = 0.25;

    @Override
    public String id() {
        return "flow-regions";
    }

    @Override
    public String summary() {
        return "which regions of the face move, how far and where to";
    }

    @Override
    public String source() {
        return "after MELLM, arXiv 2505.07007; regions and wording are ours";
    }

    @Override
    public List<Option<?>> options() {
        return List.of();
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.FLOW);
    }

    @Override
    public Verbalizer create() {
        return FlowRegionsProvider::describe;
    }

    static String describe(Observation clip) {
        List<RegionMotion> motions = RegionMotion.of(clip.spec().shape(), clip.evidence());
        double strongest = motions.isEmpty() ? 0 : motions.get(0).size();
        if (strongest < 1e-6) {
            return "Skin motion from rest to peak, motion of the head taken out: none.";
        }
        return motions.stream()
                .filter(motion -> motion.size() >= LEAST * strongest)
                .limit(TOLD)
                .map(motion -> String.format(
                        Locale.ROOT,
                        "- %s: %s, %.2f (%.0f%% of the strongest)",
                        motion.region().title(),
                        motion.direction(),
                        motion.size(),
                        100 * motion.size() / strongest))
                .collect(Collectors.joining(
                        "\n", "Skin motion from rest to peak, motion of the head taken out, strongest first:\n", ""));
    }
}
