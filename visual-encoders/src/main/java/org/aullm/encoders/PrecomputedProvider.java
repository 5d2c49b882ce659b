package org.aullm.encoders;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Set;
import org.aullm.api.ComponentException;
import org.aullm.api.EvidenceKind;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.FeatureSpec;
import org.aullm.api.Tuning;
import org.aullm.api.VisualEncoder;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;
import org.aullm.api.spi.Build;
import org.aullm.api.spi.VisualEncoderProvider;

/** No encoder: what something else has computed goes on as it is. No parameters. */
public final class PrecomputedProvider implements VisualEncoderProvider {

    static final String ID = "precomputed";
    static final String AVERAGE = "average";

    private static final int AXES = 4;

    static final Option<String> HIGH = Option.choice(
                    "high",
                    "the high-level vector: all numbers of the map one after the other, or its average over time and place",
                    "flat",
                    AVERAGE)
            .orElse("flat");

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String summary() {
        return "no encoder: features that were computed elsewhere, as data set arrays gives them";
    }

    @Override
    public String details() {
        return """
                Features (channels, time, rows, columns) are the mid-level map. The high-level vector is the same, flat, or
                with `high: average` the average over time, rows and columns: `channels` numbers. A vector of n numbers
                is a map (n, 1, 1, 1), and both are that vector. Nothing is learnt here: projector, graph and language model
                see what was computed.
                """;
    }

    @Override
    public List<Option<?>> options() {
        return List.of(HIGH);
    }

    @Override
    public Set<Tuning> tunings() {
        return Set.of(Tuning.FROZEN);
    }

    @Override
    public EvidenceKind input() {
        return EvidenceKind.FEATURES;
    }

    @Override
    public FeatureSpec features(Options options, EvidenceSpec evidence) {
        Shape shape = evidence.shape();
        if (evidence.kind() != EvidenceKind.FEATURES || shape.dimension() != AXES) {
            throw new ComponentException("encoder '%s' was given %s; it takes %s (channels, time, height, width)"
                    .formatted(ID, evidence, EvidenceKind.FEATURES));
        }
        int channels = Math.toIntExact(shape.get(0));
        return new FeatureSpec(
                channels,
                Math.toIntExact(shape.get(1)),
                Math.toIntExact(shape.get(2)),
                Math.toIntExact(shape.get(3)),
                options.get(HIGH).equals(AVERAGE) ? channels : Math.toIntExact(shape.size()));
    }

    @Override
    public VisualEncoder create(Build build, EvidenceSpec evidence) {
        return new Precomputed(build, evidence, features(build.options(), evidence));
    }
}
