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

/** LBP-TOP of Zhao and Pietikäinen (2007), the hand-made features that micro-expression research began with. */
public final class LbpTopProvider implements VisualEncoderProvider {

    static final String ID = "lbp-top";

    static final Option<Integer> GRID = Option.integer("grid", "rows and columns of blocks that have a histogram each")
            .between(1, 32)
            .orElse(5);
    static final Option<Integer> RADIUS = Option.integer("radius", "distance of neighbours in space, in pixels")
            .between(1, 8)
            .orElse(1);
    static final Option<Integer> TIME_RADIUS = Option.integer(
                    "time-radius", "distance of neighbours in time, in frames")
            .between(1, 8)
            .orElse(1);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String summary() {
        return "LBP-TOP: histograms of local binary patterns in the planes XY, XT and YT, block by block";
    }

    @Override
    public String source() {
        return "Zhao and Pietikäinen, Dynamic texture recognition using local binary patterns, IEEE TPAMI 29 (2007),"
                + " doi 10.1109/TPAMI.2007.1110";
    }

    @Override
    public String details() {
        return """
                For each point that is far enough from all borders, in each of the planes XY, XT and YT: the pattern of the eight
                neighbours that are at least as bright. The 58 patterns with at most two changes around the circle have a
                bin each, the others share the 59th. Neighbours are whole pixels, as in the authors' code without
                interpolation. The picture, without its border, is cut into `grid` x `grid` blocks that do not overlap; in
                each the counts are divided by the number of points.

                mid is (177, 1, grid, grid): 59 bins of XY, of XT, of YT. high is the same, flat: 4425 values by default. No
                weights, no gradients. Patterns do not change with brightness or contrast, so standardised frames serve.
                """;
    }

    @Override
    public List<Option<?>> options() {
        return List.of(GRID, RADIUS, TIME_RADIUS);
    }

    @Override
    public Set<Tuning> tunings() {
        return Set.of(Tuning.FROZEN);
    }

    @Override
    public EvidenceKind input() {
        return EvidenceKind.FRAMES;
    }

    @Override
    public FeatureSpec features(Options options, EvidenceSpec evidence) {
        int grid = options.get(GRID);
        int fewest = 2 * options.get(TIME_RADIUS) + 1;
        Frames.of(ID, evidence, fewest, 2 * options.get(RADIUS) + grid);
        int channels = LbpTop.PLANES * BinaryPatterns.BINS;
        return new FeatureSpec(channels, 1, grid, grid, channels * grid * grid);
    }

    @Override
    public VisualEncoder create(Build build, EvidenceSpec evidence) {
        return new LbpTop(build, evidence, features(build.options(), evidence));
    }
}
