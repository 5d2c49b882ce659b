package org.aullm.encoders;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.pooling.Pool;
import java.util.ArrayList;
import java.util.List;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.FeatureSpec;
import org.aullm.api.Mode;
import org.aullm.api.spi.Build;
import org.aullm.tensor.Ops;
import org.aullm.tensor.nn.Conv2d;
import org.aullm.tensor.nn.LayerNorm;
import org.aullm.tensor.nn.Linear;

/** Transformers on ever larger parts of a picture, as {@link HtNetProvider} says. Maps here are channels-last. */
final class HtNet extends FlowEncoder {

    static final int LEVELS = 3;

    private final int patch;
    private final Linear embedding;
    private final List<Level> levels = new ArrayList<>();
    private final LayerNorm norm;

    /** Blocks of tokens with a place each, and what brings four blocks together, if anything is left to do. */
    private record Level(NDArray places, List<TokenBlock> blocks, List<Conv2d> merge, List<LayerNorm> mergeNorm) {}

    HtNet(Build build, EvidenceSpec evidence, FeatureSpec features) {
        super(build, HtNetProvider.ID, evidence, features);
        var options = build.options();
        patch = options.get(HtNetProvider.PATCH);
        int width = options.get(HtNetProvider.WIDTH);
        embedding = Linear.of(weights(), "embedding", FlowPicture.CHANNELS * patch * patch, width);
        long side = evidence.shape().get(1) / patch / (1 << (LEVELS - 1));
        long wide = evidence.shape().get(2) / patch / (1 << (LEVELS - 1));
        for (int level = 0; level < LEVELS; level++) {
            var own = weights().in("level" + level);
            int channels = width << level;
            List<TokenBlock> blocks = new ArrayList<>();
            for (int i = 0; i < options.get(HtNetProvider.BLOCKS).get(level); i++) {
                blocks.add(new TokenBlock(
                        own.in("block" + i),
                        channels,
                        options.get(HtNetProvider.HEADS) << level,
                        options.get(HtNetProvider.DROPOUT)));
            }
            boolean last = level == LEVELS - 1;
            levels.add(new Level(
                    own.normal("places", 1, side * wide, 1),
                    blocks,
                    last ? List.of() : List.of(Conv2d.of(own, "merge", channels, 2 * channels, 3, 1, 1)),
                    last ? List.of() : List.of(LayerNorm.of(own, "merge_norm", 2 * channels, 1))));
        }
        norm = LayerNorm.of(weights(), "norm", width << (LEVELS - 1), 1);
    }

    @Override
    Seen see(NDArray pictures, Mode mode) {
        NDArray x = embedding.apply(patches(pictures));
        NDArray mid = x;
        for (int level = 0; level < LEVELS; level++) {
            x = transform(levels.get(level), x, 1 << (LEVELS - 1 - level), mode);
            mid = level == 1 ? x : mid;
            x = merge(levels.get(level), x);
        }
        return new Seen(mid.transpose(0, 3, 1, 2), Ops.mean(norm.apply(x), 1, 2));
    }

    /** (batch, rows, columns, values of a patch). */
    private NDArray patches(NDArray pictures) {
        Shape shape = pictures.getShape();
        long rows = shape.get(2) / patch;
        long columns = shape.get(3) / patch;
        return pictures.reshape(shape.get(0), shape.get(1), rows, patch, columns, patch)
                .transpose(0, 2, 4, 3, 5, 1)
                .reshape(shape.get(0), rows, columns, -1);
    }

    /** Attention within each of parts x parts blocks. */
    private static NDArray transform(Level level, NDArray x, int parts, Mode mode) {
        Shape shape = x.getShape();
        long rows = shape.get(1) / parts;
        long columns = shape.get(2) / parts;
        NDArray tokens = x.reshape(shape.get(0), parts, rows, parts, columns, shape.get(3))
                .transpose(0, 1, 3, 2, 4, 5)
                .reshape(-1, rows * columns, shape.get(3))
                .add(level.places());
        for (TokenBlock block : level.blocks()) {
            tokens = block.apply(tokens, mode);
        }
        return tokens.reshape(shape.get(0), parts, parts, rows, columns, shape.get(3))
                .transpose(0, 1, 3, 2, 4, 5)
                .reshape(shape);
    }

    private static NDArray merge(Level level, NDArray x) {
        if (level.merge().isEmpty()) {
            return x;
        }
        NDArray wide = level.merge().get(0).apply(x.transpose(0, 3, 1, 2));
        NDArray even =
                level.mergeNorm().get(0).apply(wide.transpose(0, 2, 3, 1)).transpose(0, 3, 1, 2);
        return Pool.maxPool2d(even, new Shape(3, 3), new Shape(2, 2), new Shape(1, 1), false)
                .transpose(0, 2, 3, 1);
    }
}
