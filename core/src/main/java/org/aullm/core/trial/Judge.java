package org.aullm.core.trial;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.aullm.api.Mode;
import org.aullm.api.option.Options;
import org.aullm.core.config.TrainingOptions;
import org.aullm.core.result.ClipResult;
import org.aullm.tensor.GradMode;
import org.aullm.tensor.Numbers;
import org.aullm.tensor.Ops;
import org.aullm.tensor.StepScope;

/** Judges clips with what was learnt. */
final class Judge {

    private static final int BATCH = 64;

    private final Pipeline pipeline;
    private final NDManager root;
    private final List<Batch.Change> views;
    private final Optional<Words> words;

    /**
     * A judge.
     *
     * @param words how clips are put into words for the language model; empty where it reads soft tokens
     */
    Judge(Pipeline pipeline, NDManager root, Options training, Optional<Words> words) {
        this.words = words;
        this.pipeline = pipeline;
        this.root = root;
        this.views = views(training.get(TrainingOptions.TEST_SHIFT), training.get(TrainingOptions.TEST_FLIPS));
    }

    /** Every way in which a test picture is looked at; probabilities are averaged over them. */
    private static List<Batch.Change> views(int shift, boolean flips) {
        List<Batch.Change> views = new ArrayList<>();
        for (int right = -shift; right <= shift; right++) {
            for (int down = -shift; down <= shift; down++) {
                views.add(new Batch.Change(right, down, false));
                if (flips) {
                    views.add(new Batch.Change(right, down, true));
                }
            }
        }
        return views;
    }

    List<ClipResult> judge(Examples examples) {
        List<ClipResult> results = new ArrayList<>();
        List<Example> test = examples.test();
        for (int from = 0; from < test.size(); from += BATCH) {
            List<Example> part = test.subList(from, Math.min(from + BATCH, test.size()));
            double[] probabilities = average(examples, part);
            int units = part.get(0).targets().length;
            for (int i = 0; i < part.size(); i++) {
                results.add(result(part.get(i), probabilities, i * units));
            }
        }
        return results;
    }

    private double[] average(Examples examples, List<Example> part) {
        double[] sum = new double[part.size() * part.get(0).targets().length];
        for (Batch.Change view : views) {
            double[] seen = probabilities(examples, part, view);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += seen[i] / views.size();
            }
        }
        return sum;
    }

    private double[] probabilities(Examples examples, List<Example> part, Batch.Change change) {
        try (GradMode off = GradMode.off();
                StepScope scope = StepScope.open(root)) {
            Batch batch = Batch.of(scope.manager(), examples, part, Collections.nCopies(part.size(), change));
            Seen seen = Seen.of(pipeline, scope.manager(), batch);
            NDArray logits = words.isPresent()
                    ? pipeline.languageModel().infer(words.get().about(part, seen))
                    : pipeline.languageModel().infer(seen.content(), seen.instruction(), Mode.EVAL);
            return Numbers.doubles(Ops.sigmoid(logits));
        }
    }

    private static ClipResult result(Example example, double[] probabilities, int offset) {
        List<Float> scores = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        List<Integer> known = new ArrayList<>();
        for (int unit = 0; unit < example.targets().length; unit++) {
            scores.add((float) probabilities[offset + unit]);
            labels.add((int) example.targets()[unit]);
            known.add((int) example.mask()[unit]);
        }
        return new ClipResult(
                example.clip().id(), example.clip().subject(), example.clip().dataset(), scores, labels, known);
    }
}
