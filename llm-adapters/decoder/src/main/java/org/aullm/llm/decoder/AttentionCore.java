package org.aullm.llm.decoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.Optional;
import java.util.OptionalDouble;
import org.aullm.tensor.Ops;

/**
 * Grouped-query attention of a batch of sequences that may share what comes first (as in Prefix Grouper, arXiv
 * 2506.05433): one softmax over the shared and the own positions together, so the result is that of attention over each
 * whole sequence, but keys and values of the shared part exist once, and gradients of all sequences add up in them.
 */
final class AttentionCore {

    private final int keyHeads;
    private final int group;
    private final int width;
    private final OptionalDouble cap;

    AttentionCore(Architecture architecture) {
        this.keyHeads = architecture.keyHeads();
        this.group = architecture.group();
        this.width = architecture.headWidth();
        this.cap = architecture.traits().scoreCap();
    }

    /**
     * Attends.
     *
     * @param queries (batch * asking, heads, width), turned and scaled
     * @param own (key heads * batch, length, width)
     * @param shared what all sequences may look at
     * @param ownMask (group * asking, length), added to the scores of own positions; empty if all are visible
     * @param sharedMask (group * asking, shared length), likewise
     * @return (batch * asking, heads * width)
     */
    NDArray attend(
            NDArray queries,
            KeysValues own,
            Optional<KeysValues> shared,
            Optional<NDArray> ownMask,
            Optional<NDArray> sharedMask) {
        long batch = own.keys().getShape().get(0) / keyHeads;
        long asking = queries.getShape().get(0) / batch;
        NDArray asked = queries.reshape(batch, asking, keyHeads, group, width)
                .transpose(2, 0, 3, 1, 4)
                .reshape(keyHeads * batch, group * asking, width);
        NDArray scores = masked(capped(asked.matMul(transposed(own.keys()))), ownMask);
        NDArray context = shared.isPresent()
                ? withShared(asked, scores, own, shared.get(), sharedMask)
                : scores.softmax(-1).matMul(own.values());
        return context.reshape(keyHeads, batch, group, asking, width)
                .transpose(1, 3, 0, 2, 4)
                .reshape(batch * asking, (long) keyHeads * group * width);
    }

    // For the shared part all sequences are one: its scores are a single product per key head.
    private NDArray withShared(
            NDArray asked, NDArray ownScores, KeysValues own, KeysValues shared, Optional<NDArray> mask) {
        long length = ownScores.getShape().get(2);
        long before = shared.keys().getShape().get(1);
        NDArray together = asked.reshape(keyHeads, -1, width);
        NDArray sharedScores = capped(together.matMul(transposed(shared.keys())));
        if (mask.isPresent()) {
            NDArray each = sharedScores.reshape(-1, ownScores.getShape().get(1), before);
            sharedScores = each.add(mask.get()).reshape(sharedScores.getShape());
        }
        NDArray weights = Ops.concat(2, sharedScores, ownScores.reshape(keyHeads, -1, length))
                .softmax(-1);
        // Not two slices: the way back of a split is one concatenation, that of each slice a whole array of zeros.
        NDList parts = weights.split(new long[] {before}, 2);
        NDArray fromShared = parts.get(0).matMul(shared.values());
        NDArray fromOwn = parts.get(1).reshape(ownScores.getShape()).matMul(own.values());
        return fromShared.reshape(fromOwn.getShape()).add(fromOwn);
    }

    private NDArray capped(NDArray scores) {
        return cap.isPresent() ? SoftCap.apply(scores, cap.getAsDouble()) : scores;
    }

    private static NDArray masked(NDArray scores, Optional<NDArray> mask) {
        return mask.isPresent() ? scores.add(mask.get()) : scores;
    }

    private static NDArray transposed(NDArray keys) {
        return keys.transpose(0, 2, 1);
    }

    /** Rows of keys and values, (batch * length, key heads, width) each, as {@link #attend} takes them. */
    KeysValues arrange(NDArray keys, NDArray values, int batch) {
        return new KeysValues(arrange(keys, batch), arrange(values, batch));
    }

    private NDArray arrange(NDArray rows, int batch) {
        long length = rows.getShape().get(0) / batch;
        return rows.reshape(batch, length, keyHeads, width)
                .transpose(2, 0, 1, 3)
                .reshape((long) keyHeads * batch, length, width);
    }
}
