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

/**
 * No encoder: the flow picture (3, 1, H, W) is the mid-level map, and flattened it is the high-level vector, 3 H W values. With
 * a linear projector and {@code llm: none} the whole is a linear model, the baseline below all others. No parameters.
 */
public final class RawPictureProvider implements VisualEncoderProvider {

    static final String ID = "raw";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String summary() {
        return "no encoder: the flow picture itself, flattened, for linear baselines";
    }

    @Override
    public String details() {
        return """
                The picture (3, 1, H, W) is the mid-level map, and flattened it is the high-level vector of 3 H W
                values. With a linear projector and `llm: none` the whole is a linear model of all pixels: the
                baseline below all others, and on a few hundred clips not an easy one to beat.
                """;
    }

    @Override
    public List<Option<?>> options() {
        return List.of();
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
        FlowPicture picture = FlowPicture.of(ID, evidence, 1);
        int pixels = picture.height() * picture.width();
        return new FeatureSpec(
                FlowPicture.CHANNELS, 1, picture.height(), picture.width(), FlowPicture.CHANNELS * pixels);
    }

    @Override
    public VisualEncoder create(Build build, EvidenceSpec evidence) {
        return new RawPicture(build, evidence, features(build.options(), evidence));
    }
}
