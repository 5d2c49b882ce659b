package org.aullm.llm.decoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.aullm.tensor.Arrays;

/**
 * What a layer's queries do not see, as numbers added to scores: 0 or minus infinity, (group * queries, keys). Empty where
 * they see everything.
 *
 * @param prefixPast queries of the prefix, keys of the past
 * @param prefix queries and keys of the prefix
 * @param suffixShared queries of a suffix, keys of past and prefix
 * @param suffix queries and keys of one suffix
 * @param answerShared queries at a suffix's answers, keys of past and prefix
 * @param answer queries at a suffix's answers, keys of one suffix
 */
record Masks(
        Optional<NDArray> prefixPast,
        Optional<NDArray> prefix,
        Optional<NDArray> suffixShared,
        Optional<NDArray> suffix,
        Optional<NDArray> answerShared,
        Optional<NDArray> answer)
        implements AutoCloseable {

    /**
     * Makes them.
     *
     * @param window see {@link LayerKind}
     * @param group query heads that share a key head
     */
    static Masks of(Layout layout, int window, int group, NDManager home, DataType precision) {
        List<Place> past = common(0, layout.past());
        List<Place> prefix = common(layout.past(), layout.shared());
        List<Place> shared = common(0, layout.shared());
        List<Place> suffix = suffix(layout);
        List<Place> answers =
                IntStream.of(layout.answers()).mapToObj(suffix::get).toList();
        Maker maker = new Maker(window, group, home, precision);
        return new Masks(
                maker.make(prefix, past),
                maker.make(prefix, prefix),
                maker.make(suffix, shared),
                maker.make(suffix, suffix),
                maker.make(answers, shared),
                maker.make(answers, suffix));
    }

    /**
     * Where a row stands.
     *
     * @param branch -1 for the trunk, which all branches see
     */
    private record Place(int position, int branch) {}

    private static List<Place> common(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(position -> new Place(position, -1))
                .toList();
    }

    private static List<Place> suffix(Layout layout) {
        int[] positions = layout.suffixPositions();
        int[] branches = layout.branchOf();
        return IntStream.range(0, layout.suffix())
                .mapToObj(row -> new Place(positions[row], branches[row]))
                .toList();
    }

    private record Maker(int window, int group, NDManager home, DataType precision) {
        Optional<NDArray> make(List<Place> queries, List<Place> keys) {
            double[] mask = new double[group * queries.size() * keys.size()];
            boolean hides = false;
            for (int row = 0; row < group * queries.size(); row++) {
                for (int key = 0; key < keys.size(); key++) {
                    if (!sees(queries.get(row % queries.size()), keys.get(key))) {
                        mask[row * keys.size() + key] = Double.NEGATIVE_INFINITY;
                        hides = true;
                    }
                }
            }
            return hides
                    ? Optional.of(Arrays.owned(home, mask, precision, (long) group * queries.size(), keys.size()))
                    : Optional.empty();
        }

        private boolean sees(Place query, Place key) {
            boolean sameBranch = key.branch() == -1 || key.branch() == query.branch();
            return sameBranch && LayerKind.sees(window, query.position(), key.position());
        }
    }

    @Override
    public void close() {
        Stream.of(prefixPast, prefix, suffixShared, suffix, answerShared, answer)
                .flatMap(Optional::stream)
                .forEach(NDArray::close);
    }
}
