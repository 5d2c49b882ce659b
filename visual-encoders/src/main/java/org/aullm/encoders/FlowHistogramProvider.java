package org.aullm.encoders;

import java.util.List;
import java.util.Set;
import org.aullm.api.EvidenceKind;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.FeatureSpec;
import org.aullm.api.Tuning;
import org.aullm.api.VisualEncoder;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;
import org.aullm.api.spi.Build;
import org.aullm.api.spi.VisualEncoderProvider;

/** Main directions of optical flow by region, after MDMO of Liu et al. (2016). */
public final class FlowHistogramProvider implements VisualEncoderProvider {

    static final String ID = "flow-histogram";

    static final Option<Integer> GRID =
            Option.integer("grid", "rows and columns of regions").between(1, 32).orElse(6);
    static final Option<Integer> BINS =
            Option.integer("bins", "sectors of direction").between(2, 36).orElse(8);
    static final Option<Boolean> HISTOGRAM = Option.flag(
                    "histogram", "also give each sector's share of all motion in the region")
            .orElse(false);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String summary() {
        return "MDMO-style features: the main direction of optical flow in each of 36 regions";
    }

    @Override
    public String source() {
        return "Liu et al., A main directional mean optical flow feature for spontaneous micro-expression recognition,"
                + " IEEE TAFFC 7 (2016), doi 10.1109/TAFFC.2015.2485205";
    }

    @Override
    public String details() {
        return """
                In each region the flow vectors are sorted into sectors of direction; those of the fullest sector are averaged; the
                average's length, and cosine and sine of its direction, are the region's features. With `histogram`, each
                sector's share of the summed lengths follows.

                Deviations from MDMO: its 36 regions are cut along 68 landmarks of the face, here they are a grid of 6 x 6 on the
                aligned picture; it averages over all frames of a clip, here there is the one picture from onset to apex;
                it gives the angle itself, which jumps where it passes half a turn. Set `training.standardize: false`, or
                directions are those of flow whose channels were scaled apart.

                mid is (3 or 3 + bins, 1, grid, grid), high the same, flat: 108 values by default. No weights, no gradients.
                """;
    }

    @Override
    public List<Option<?>> options() {
        return List.of(GRID, BINS, HISTOGRAM);
    }

    @Override
    public Set<Tuning> tunings() {
        return Set.of(Tuning.FROZEN);
    }

    @Override
    public EvidenceKind input() {
        return EvidenceKind.FLOW_IMAGE;
    }

    @Override
    public FeatureSpec features(Options options, EvidenceSpec evidence) {
        int grid = options.get(GRID);
        FlowPicture.of(ID, evidence, grid);
        int channels = FlowHistogram.MAIN + (options.get(HISTOGRAM) ? options.get(BINS) : 0);
        return new FeatureSpec(channels, 1, grid, grid, channels * grid * grid);
    }

    @Override
    public VisualEncoder create(Build build, EvidenceSpec evidence) {
        return new FlowHistogram(build, evidence, features(build.options(), evidence));
    }
}
