package org.aullm.core.trial;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Orders in which a pass shows training clips, by index; all are as long as there are clips. */
final class ClipOrder {

    private ClipOrder() {}

    /** Every clip once, in any order. */
    static int[] once(int clips, SplittableRandom random) {
        int[] order = new int[clips];
        for (int i = 0; i < clips; i++) {
            order[i] = i;
        }
        shuffle(order, random);
        return order;
    }

    /**
     * Subjects take turns, in another order in every round, and each shows its clips in turn: all are shown equally often,
     * to within one round, and neighbours are of different subjects.
     */
    static int[] bySubject(List<Example> examples, SplittableRandom random) {
        Map<String, List<Integer>> clips = new TreeMap<>();
        for (int i = 0; i < examples.size(); i++) {
            clips.computeIfAbsent(examples.get(i).clip().subject(), any -> new ArrayList<>())
                    .add(i);
        }
        List<List<Integer>> subjects = List.copyOf(clips.values());
        List<Deque<Integer>> waiting = new ArrayList<>();
        subjects.forEach(any -> waiting.add(new ArrayDeque<>()));
        int[] order = new int[examples.size()];
        int next = 0;
        while (next < order.length) {
            for (int subject : once(subjects.size(), random)) {
                if (next < order.length) {
                    order[next++] = draw(subjects.get(subject), waiting.get(subject), random);
                }
            }
        }
        return order;
    }

    private static int draw(List<Integer> all, Deque<Integer> waiting, SplittableRandom random) {
        if (waiting.isEmpty()) {
            for (int i : once(all.size(), random)) {
                waiting.add(all.get(i));
            }
        }
        return waiting.remove();
    }

    /**
     * Clips drawn with replacement, each as likely as its rarest present unit is rare: in proportion to 1 / clips with that
     * unit. Clips without any present unit count as one more unit.
     */
    static int[] byUnit(List<Example> examples, SplittableRandom random) {
        int units = examples.get(0).targets().length;
        int[] counts = new int[units + 1];
        examples.forEach(example -> present(example).forEach(unit -> counts[unit]++));
        double[] until = new double[examples.size()];
        double sum = 0;
        for (int i = 0; i < until.length; i++) {
            sum += present(examples.get(i)).stream()
                    .mapToDouble(unit -> 1.0 / counts[unit])
                    .max()
                    .orElseThrow();
            until[i] = sum;
        }
        int[] order = new int[until.length];
        for (int i = 0; i < order.length; i++) {
            int found = java.util.Arrays.binarySearch(until, random.nextDouble() * sum);
            order[i] = Math.min(found < 0 ? -found - 1 : found, until.length - 1);
        }
        return order;
    }

    private static List<Integer> present(Example example) {
        List<Integer> present = new ArrayList<>();
        for (int unit = 0; unit < example.targets().length; unit++) {
            if (example.targets()[unit] == 1) {
                present.add(unit);
            }
        }
        return present.isEmpty() ? List.of(example.targets().length) : present;
    }

    private static void shuffle(int[] order, SplittableRandom random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
    }
}
