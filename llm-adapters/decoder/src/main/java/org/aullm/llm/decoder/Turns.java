package org.aullm.llm.decoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.Optional;
import java.util.stream.Stream;
import org.aullm.tensor.Ops;

/**
 * How a layer's queries and keys are turned by their positions, in one layout. Scores are scaled with the queries.
 *
 * @param queries every row's
 * @param keys every row's
 * @param answers queries at the answers of each sequence
 * @param scale what queries are multiplied by where nothing turns
 */
record Turns(Optional<Rotary> queries, Optional<Rotary> keys, Optional<Rotary> answers, double scale)
        implements AutoCloseable {

    static Turns of(Layout layout, Optional<Rope> rope, double scale, NDManager home, DataType precision) {
        int[] positions = layout.positions();
        int[] suffix = layout.suffixPositions();
        int[] ends = layout.answers();
        int[] answers = new int[layout.batch() * ends.length];
        for (int i = 0; i < answers.length; i++) {
            answers[i] = suffix[ends[i % ends.length]];
        }
        int length = layout.length();
        return new Turns(
                rope.map(turning -> Rotary.at(positions, turning, length, scale, home, precision)),
                rope.map(turning -> Rotary.at(positions, turning, length, 1, home, precision)),
                rope.map(turning -> Rotary.at(answers, turning, length, scale, home, precision)),
                scale);
    }

    /** (rows, heads, head width) to the same shape. */
    NDArray query(NDArray x) {
        return queries.isPresent() ? queries.get().turn(x) : Ops.scale(x, scale);
    }

    /** (rows, heads, head width) to the same shape. */
    NDArray key(NDArray x) {
        return keys.isPresent() ? keys.get().turn(x) : x;
    }

    /** As {@link #query}, for the rows of {@link Layout#answers} only. */
    NDArray answer(NDArray x) {
        return answers.isPresent() ? answers.get().turn(x) : Ops.scale(x, scale);
    }

    @Override
    public void close() {
        Stream.of(queries, keys, answers).flatMap(Optional::stream).forEach(Rotary::close);
    }
}
