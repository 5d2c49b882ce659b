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
    private final List<Example> examples;
    private final String balance;
    private final int frames;
    private final int storedFrames;
    private final boolean jitter;
    private final int batch;
    private final int shift;
    private final boolean flip;
    private final boolean drawPerBatch;

    Sampler(long seed, List<Example> examples, int storedFrames, Options training) {
        this.seed = seed;
        this.examples = List.copyOf(examples);
        this.balance = training.get(TrainingOptions.BALANCE);
        this.frames = training.get(TrainingOptions.FRAMES);
        this.storedFrames = storedFrames;
        this.jitter = training.get(TrainingOptions.TEMPORAL_JITTER);
        this.batch = training.get(TrainingOptions.BATCH);
        this.shift = training.get(TrainingOptions.SHIFT);
        this.flip = training.get(TrainingOptions.FLIP);
        this.drawPerBatch = training.get(TrainingOptions.DRAW).equals("batch");
    }

    int stepsPerEpoch() {
        return (examples.size() + batch - 1) / batch;
    }

    /** The clips of each step of a pass, by index: an order, cut into parts of nearly equal size. */
    List<List<Integer>> epoch(int epoch) {
        SplittableRandom random = new SplittableRandom(Seeds.derive(seed, "order", epoch));
        int[] order =
                switch (balance) {
                    case "subjects" -> ClipOrder.bySubject(examples, random);
                    case "units" -> ClipOrder.byUnit(examples, random);
                    default -> ClipOrder.once(examples.size(), random);
                };
        int clips = order.length;
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
        // AU-LLM draws the end from [shown, stored - 1), and shows all frames where that is empty.
        int last = jitter && frames < storedFrames - 1 ? random.nextInt(frames, storedFrames - 1) : -1;
        return new Batch.Change(right, down, mirror, last);
    }
}
