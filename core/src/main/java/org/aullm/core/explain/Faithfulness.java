package org.aullm.core.explain;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.aullm.api.LlmBackend;
import org.aullm.api.Mode;
import org.aullm.api.prompt.Prompt;
import org.aullm.tensor.GradMode;
import org.aullm.tensor.Numbers;
import org.aullm.tensor.Ops;
import org.aullm.tensor.StepScope;

/**
 * Whether a text names what the prediction hangs on (comprehensiveness, after DeYoung et al., ERASER, 2020): how far
 * probabilities move, in the mean over units, when evidence is taken away. A faithful text names what moves them.
 *
 * @param named when the evidence that the text names is taken away; empty if it names none
 * @param unnamed when the other evidence is; empty if there is no other
 */
public record Faithfulness(OptionalDouble named, OptionalDouble unnamed) {

    /**
     * Of one text for each clip of a batch.
     *
     * @param prompt what was judged
     * @param evidence what can be taken away
     * @param texts one for each clip
     */
    public static List<Faithfulness> of(LlmBackend llm, Prompt prompt, List<Evidence> evidence, List<String> texts) {
        List<double[]> moved = new ArrayList<>();
        int subsets = 1 << evidence.size();
        // There are few kinds of evidence: each choice of them is judged once for the whole batch.
        for (int subset = 0; subset < subsets; subset++) {
            moved.add(subset == 0 ? judge(llm, prompt) : judge(llm, without(prompt, chosen(evidence, subset))));
        }
        List<Faithfulness> results = new ArrayList<>();
        for (int clip = 0; clip < texts.size(); clip++) {
            int named = 0;
            for (int kind = 0; kind < evidence.size(); kind++) {
                named |= evidence.get(kind).namedBy(texts.get(clip)) ? 1 << kind : 0;
            }
            results.add(new Faithfulness(
                    distance(moved, named, clip, texts.size()),
                    distance(moved, subsets - 1 - named, clip, texts.size())));
        }
        return results;
    }

    /** As sentences. */
    public String inWords() {
        String moved = "probabilities move, in the mean over units, by ";
        if (named.isEmpty()) {
            return "These words name none of the evidence. When it is taken away, " + moved + shown(unnamed) + ".";
        }
        if (unnamed.isEmpty()) {
            return "These words name all of the evidence. When it is taken away, " + moved + shown(named) + ".";
        }
        return "When the evidence that these words name is taken away, %s%s; when the rest is, by %s."
                .formatted(moved, shown(named), shown(unnamed));
    }

    private static String shown(OptionalDouble distance) {
        return String.format(Locale.ROOT, "%.3f", distance.orElse(0));
    }

    private static List<Evidence> chosen(List<Evidence> evidence, int subset) {
        List<Evidence> chosen = new ArrayList<>();
        for (int kind = 0; kind < evidence.size(); kind++) {
            if ((subset >> kind & 1) == 1) {
                chosen.add(evidence.get(kind));
            }
        }
        return chosen;
    }

    private static Prompt without(Prompt prompt, List<Evidence> removed) {
        List<Prompt.Part> parts = new ArrayList<>();
        for (Prompt.Part part : prompt.parts()) {
            Prompt.Part kept = part;
            for (Evidence each : removed) {
                if (part instanceof Prompt.ClipTokens tokens && tokens.slot().equals(each.slot())) {
                    kept = new Prompt.ClipTokens(each.slot(), each.absent());
                }
            }
            parts.add(kept);
        }
        return new Prompt(parts);
    }

    private static double[] judge(LlmBackend llm, Prompt prompt) {
        try (GradMode off = GradMode.off();
                StepScope scope = StepScope.open(home(prompt))) {
            return Numbers.doubles(Ops.sigmoid(llm.infer(prompt, Mode.EVAL)));
        }
    }

    private static NDManager home(Prompt prompt) {
        return prompt.parts().stream()
                .filter(Prompt.ClipTokens.class::isInstance)
                .map(part -> ((Prompt.ClipTokens) part).tokens())
                .map(NDArray::getManager)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the prompt has no soft tokens to take away"));
    }

    private static OptionalDouble distance(List<double[]> moved, int subset, int clip, int clips) {
        if (subset == 0) {
            return OptionalDouble.empty();
        }
        double[] before = moved.get(0);
        double[] after = moved.get(subset);
        int units = before.length / clips;
        double sum = 0;
        for (int unit = clip * units; unit < (clip + 1) * units; unit++) {
            sum += Math.abs(before[unit] - after[unit]);
        }
        return OptionalDouble.of(sum / units);
    }
}
