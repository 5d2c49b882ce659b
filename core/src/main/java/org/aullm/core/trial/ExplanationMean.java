package org.aullm.core.trial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.aullm.api.Explanation;
import org.aullm.core.registry.Slot;
import org.aullm.core.result.TrialExplanation.Finding;
import org.aullm.tensor.Numbers;

/** One explanation, averaged over clips, with the first few clips for themselves. */
final class ExplanationMean {

    /** How many clips are kept one by one: enough to look at, few enough for small files. */
    static final int SHOWN = 4;

    private final Slot slot;
    private final String name;
    private final String meaning;
    private final boolean ofClips;
    private final List<String> axes;
    private final List<Integer> shape;
    private final Map<String, List<Double>> shown = new LinkedHashMap<>();
    private final double[] sum;
    private int count;

    /** Without values yet, in the form of an explanation. */
    ExplanationMean(Slot slot, Explanation form) {
        this.slot = slot;
        this.name = form.name();
        this.meaning = form.meaning();
        this.ofClips = form.ofClips();
        this.axes = form.axes().stream()
                .skip(ofClips ? 1 : 0)
                .map(axis -> axis.name().toLowerCase(Locale.ROOT))
                .toList();
        this.shape = Arrays.stream(form.values().getShape().getShape())
                .skip(ofClips ? 1 : 0)
                .mapToObj(Math::toIntExact)
                .toList();
        this.sum = new double[shape.stream().reduce(1, Math::multiplyExact)];
    }

    /**
     * Adds a batch.
     *
     * @param clips ids, in the order of the batch
     */
    void add(Explanation explanation, List<String> clips) {
        double[] values = Numbers.doubles(explanation.values());
        int rows = ofClips ? clips.size() : 1;
        for (int row = 0; row < rows; row++) {
            double[] own = Arrays.copyOfRange(values, row * sum.length, (row + 1) * sum.length);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += own[i];
            }
            if (ofClips && shown.size() < SHOWN) {
                shown.put(clips.get(row), rounded(own, 1));
            }
        }
        count += rows;
    }

    Finding finding() {
        return new Finding(slot.key(), name, meaning, axes, shape, rounded(sum, count), shown);
    }

    private static List<Double> rounded(double[] values, int parts) {
        List<Double> rounded = new ArrayList<>();
        for (double value : values) {
            rounded.add(Math.round(value / parts * 1e5) / 1e5);
        }
        return rounded;
    }
}
