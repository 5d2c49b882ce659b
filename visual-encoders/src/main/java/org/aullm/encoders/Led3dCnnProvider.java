package org.aullm.encoders;

import java.util.List;
import org.aullm.api.EvidenceKind;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.FeatureSpec;
import org.aullm.api.VisualEncoder;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;
import org.aullm.api.spi.Build;
import org.aullm.api.spi.VisualEncoderProvider;

/**
 * The encoder of AU-LLM (Liu et al., 2025), the predecessor of AULLM++: learnable Eulerian dynamics (LED; see {@link
 * EulerianDynamics} for the equations) and a small 3D convolution network.
 *
 * <p>{@link #details} has the table of layers and what differs from the publication.
 */
public final class Led3dCnnProvider implements VisualEncoderProvider {

    static final String ID = "led-3dcnn";
    static final String DARKEST = "darkest";

    static final Option<Double> DROPOUT = Option.decimal(
                    "dropout", "share of channels, and of the high-level vector, left out in training")
            .between(0, 0.95)
            .orElse(0.3);
    static final Option<String> BLACK = Option.choice(
                    "black",
                    "what LED takes for black: each clip's darkest value, or zero, for pixels that are not standardised",
                    DARKEST,
                    "zero")
            .orElse(DARKEST);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String summary() {
        return "AU-LLM's encoder: learnable Eulerian dynamics and a 3D convolution network with squeeze and excitation";
    }

    @Override
    public String source() {
        return "Liu et al., AU-LLM, CCBR 2025, arXiv 2507.21778, layers as in its code (github.com/ZS-liu-JLU/AU-LLMs);"
                + " LED: Varanka, Peng and Zhao, Learnable Eulerian dynamics for micro-expression action unit detection,"
                + " SCIA 2023";
    }

    @Override
    public String details() {
        return """
                The encoder of AU-LLM (Liu et al., 2025), the predecessor of AULLM++: learnable Eulerian dynamics
                (LED) and a small 3D convolution network. For 6 frames of 64 x 64:

                ```text
                LED                                                       1 x 5 x 64 x 64
                conv 1 to 32, 1x5x5, ReLU, max-pool 1x3x3, batch norm,
                  dropout of channels                                    32 x 5 x 20 x 20
                conv 32 to 64, 2x3x3, ReLU, batch norm                   64 x 4 x 18 x 18
                squeeze and excitation of each frame, 64-4-64, no bias   64 x 4 x 18 x 18
                max-pool 2x2x2, dropout of channels: mid                 64 x 2 x 9 x 9
                linear, ReLU, dropout: high                              256
                ```

                LED gives, for frame j > 0, `sum_i W_ij x_i / (sum_i |W_ij| |x_i| + 1e-8)` over the frames i up to j, with
                `W_ij = alpha (1-r1)^(j-i) r1^b - alpha (1-r2)^(j-i) r2^b`, b = min(1, i). The logarithms of alpha, r1 and r2
                are learnt, from 10, 0.4 and 0.05.

                2,692,931 parameters at this size, 2,654,464 of them in the linear layer.

                LED relates motion to brightness, so it must know which value is black. The published code is given
                pixels from 0 to 255: for that, set `black: zero` and `training.standardize: false`. By default the
                darkest value of each clip is taken for black, so that standardised frames serve as well; on pixels
                in which something is black both are the same. All numbers are learnt at one rate, as in AU-LLM;
                LED's own authors give its three numbers a rate of 0.1.
                """;
    }

    @Override
    public List<Option<?>> options() {
        return List.of(DROPOUT, BLACK);
    }

    @Override
    public EvidenceKind input() {
        return EvidenceKind.FRAMES;
    }

    @Override
    public FeatureSpec features(Options options, EvidenceSpec evidence) {
        return LedNetwork.features(Frames.of(ID, evidence, LedNetwork.FEWEST, LedNetwork.SMALLEST));
    }

    @Override
    public VisualEncoder create(Build build, EvidenceSpec evidence) {
        return new Led3dCnn(build, evidence, features(build.options(), evidence));
    }
}
