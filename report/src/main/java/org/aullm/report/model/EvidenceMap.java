package org.aullm.report.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.aullm.api.Explanation;
import org.aullm.core.result.TrialExplanation;
import org.aullm.core.result.TrialExplanation.Finding;

/**
 * How much each place of a clip's feature map counted, over tokens or units and times together; 1 is the place that
 * counted most.
 *
 * @param clip its id
 * @param rows of the map
 * @param columns of the map
 * @param shares row after row, from the top left
 */
public record EvidenceMap(String clip, int rows, int columns, List<Double> shares) {

    private static final int MOST = 6;

    public EvidenceMap {
        shares = List.copyOf(shares);
    }

    /** Of the first clips that some trials explain, one from each trial. */
    public static List<EvidenceMap> of(List<TrialExplanation> explanations) {
        List<EvidenceMap> maps = new ArrayList<>();
        for (TrialExplanation explanation : explanations) {
            explanation.findings().stream()
                    .filter(finding -> finding.name().equals(Explanation.EVIDENCE))
                    .filter(finding -> finding.axes().size() >= 2
                            && finding.axes()
                                    .subList(
                                            finding.axes().size() - 2,
                                            finding.axes().size())
                                    .equals(List.of("row", "column")))
                    .findFirst()
                    .ifPresent(finding -> finding.clips().entrySet().stream()
                            .findFirst()
                            .ifPresent(clip -> maps.add(of(finding, clip))));
            if (maps.size() == MOST) {
                break;
            }
        }
        return maps;
    }

    private static EvidenceMap of(Finding finding, Map.Entry<String, List<Double>> clip) {
        int axes = finding.shape().size();
        int rows = finding.shape().get(axes - 2);
        int columns = finding.shape().get(axes - 1);
        double[] sums = new double[rows * columns];
        List<Double> values = clip.getValue();
        for (int i = 0; i < values.size(); i++) {
            sums[i % sums.length] += values.get(i);
        }
        double most = Arrays.stream(sums).max().orElse(0);
        return new EvidenceMap(
                clip.getKey(),
                rows,
                columns,
                Arrays.stream(sums).mapToObj(sum -> most > 0 ? sum / most : 0).toList());
    }
}
