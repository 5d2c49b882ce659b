package org.aullm.core.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.aullm.api.option.Options;
import org.aullm.core.config.TrainingOptions;
import org.aullm.tensor.Seeds;

/** Decides the order of clips in each pass, and how each is moved and mirrored. Streams of their own for both. */
final class Sampler {

    /** The draw of the step's first look. */
    static final String AUGMENTATION = "augmentation";

    private final long seed;
    private final int clips;
    private final int batch;
    private final int shift;
    private final boolean flip;
    private final boolean drawPerBatch;

    Sampler(long seed, int clips, Options training) {
        this.seed = seed;
        this.clips = clips;
        this.batch = training.get(TrainingOptions.BATCH);
        this.shift = training.get(TrainingOptions.SHIFT);
        this.flip = training.get(TrainingOptions.FLIP);
        this.drawPerBatch = training.get(TrainingOptions.DRAW).equals("batch");
    }

    int stepsPerEpoch() {
        return (clips + batch - 1) / batch;
    }

    /** The clips of each step of a pass, by index: a permutation, cut into parts of nearly equal size. */
    List<List<Integer>> epoch(int epoch) {
        int[] order = new int[clips];
        for (int i = 0; i < clips; i++) {
            order[i] = i;
        }
        SplittableRandom random = new SplittableRandom(Seeds.derive(seed, "order", epoch));
        for (int i = clips - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
        int steps = stepsPerEpoch();
        List<List<Integer>> parts = new ArrayList<>();
        for (int step = 0; step < steps; step++) {
            List<Integer> part = new ArrayList<>();
            for (int i = step * clips / steps; i < (step + 1) * clips / steps; i++) {
                part.add(order[i]);
            }
            parts.add(part);
        }
        return parts;
    }

    /** How the clips of a step are changed; another draw for another name. */
    List<Batch.Change> changes(String draw, long step, int count) {
        SplittableRandom random = new SplittableRandom(Seeds.derive(seed, draw, step));
        List<Batch.Change> changes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            changes.add(drawPerBatch && i > 0 ? changes.get(0) : draw(random));
        }
        return changes;
    }

    private Batch.Change draw(SplittableRandom random) {
        int right = random.nextInt(-shift, shift + 1);
        int down = random.nextInt(-shift, shift + 1);
        boolean mirror = random.nextBoolean() && flip;
        return new Batch.Change(right, down, mirror);
    }
}
