package org.aullm.projector.baselines;

import org.aullm.api.ComponentException;
import org.aullm.api.FeatureSpec;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;

/** Options that projectors with attention share. Widths are far below the published ones: some hundred clips, not millions. */
final class QueryOptions {

    static final Option<Integer> HIDDEN = Option.integer("hidden", "width of everything before the token")
            .atLeast(1)
            .orElse(128);

    static final Option<Integer> HEADS =
            Option.integer("heads", "attention heads").atLeast(1).orElse(4);

    static final Option<Integer> DEPTH =
            Option.integer("depth", "layers").atLeast(1).orElse(2);

    static final Option<Integer> FEED_FORWARD = Option.integer(
                    "feed-forward", "width of the perceptron in a layer, as a multiple of the hidden width")
            .atLeast(1)
            .orElse(4);

    private QueryOptions() {}

    static void requireEvenHeads(Options options) {
        int hidden = options.get(HIDDEN);
        int heads = options.get(HEADS);
        if (hidden % heads != 0) {
            throw new ComponentException("heads: %d heads cannot share a hidden width of %d; write a divisor of %d"
                    .formatted(heads, hidden, hidden));
        }
    }

    /** The side of a square of content tokens. */
    static int side(Options options) {
        int count = options.get(TokenOutput.CONTENT_TOKENS);
        int side = (int) Math.floor(Math.sqrt(count));
        if (side * side != count) {
            throw new ComponentException("content-tokens: %d tokens do not make a square over the map; write %d or %d"
                    .formatted(count, side * side, (side + 1) * (side + 1)));
        }
        return side;
    }

    /** Refuses a square of tokens that is finer than the map. */
    static int side(Options options, FeatureSpec features) {
        int side = side(options);
        if (side > Math.min(features.height(), features.width())) {
            throw new ComponentException(
                    "content-tokens: %d x %d tokens were asked for, but the mid-level map has %d x %d places"
                            .formatted(side, side, features.height(), features.width()));
        }
        return side;
    }
}
