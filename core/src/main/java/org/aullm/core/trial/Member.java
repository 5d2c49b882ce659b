package org.aullm.core.trial;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aullm.core.result.ClipResult;
import org.aullm.core.result.EpochResult;
import org.aullm.core.result.TrialExplanation;

/**
 * What one training of a trial found.
 *
 * @param steps batches it was trained on
 * @param usage what a language model elsewhere used
 */
record Member(
        Map<String, Map<String, String>> descriptions,
        List<ClipResult> clips,
        List<EpochResult> epochs,
        List<TrialExplanation.Finding> explained,
        int steps,
        Map<String, Double> usage) {

    /** The members' judgements of each clip, averaged. */
    static List<ClipResult> clips(List<Member> members) {
        return averaged(members.stream().map(Member::clips).toList());
    }

    /** Several judgements of the same clips, averaged. */
    static List<ClipResult> averaged(List<List<ClipResult>> members) {
        List<ClipResult> first = members.get(0);
        if (members.size() == 1) {
            return first;
        }
        List<ClipResult> averaged = new ArrayList<>();
        for (int clip = 0; clip < first.size(); clip++) {
            ClipResult one = first.get(clip);
            List<Float> probabilities = new ArrayList<>();
            for (int unit = 0; unit < one.probabilities().size(); unit++) {
                double sum = 0;
                for (List<ClipResult> member : members) {
                    sum += member.get(clip).probabilities().get(unit);
                }
                probabilities.add((float) (sum / members.size()));
            }
            averaged.add(
                    new ClipResult(one.clip(), one.subject(), one.dataset(), probabilities, one.labels(), one.known()));
        }
        return averaged;
    }

    /** What all of them used of a language model elsewhere. */
    static Map<String, Double> usage(List<Member> members) {
        Map<String, Double> sum = new LinkedHashMap<>();
        members.forEach(member -> member.usage().forEach((name, amount) -> sum.merge(name, amount, Double::sum)));
        return sum;
    }

    /** The course of training, averaged. */
    static List<EpochResult> epochs(List<Member> members) {
        return course(members.stream().map(Member::epochs).toList());
    }

    /** The course of several trainings of one length, averaged. */
    static List<EpochResult> course(List<List<EpochResult>> members) {
        List<EpochResult> averaged = new ArrayList<>();
        for (int epoch = 0; epoch < members.get(0).size(); epoch++) {
            double sum = 0;
            for (List<EpochResult> member : members) {
                sum += member.get(epoch).loss();
            }
            averaged.add(new EpochResult(epoch + 1, sum / members.size()));
        }
        return averaged;
    }
}
