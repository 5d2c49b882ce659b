package org.aullm.core.result;

import java.util.Comparator;
import java.util.List;

/**
 * Whether anything of what was judged could have been learnt beforehand, as the records of a study show it.
 *
 * @param findings one for each question that was asked
 */
public record Audit(List<Finding> findings) {
    public Audit {
        findings = List.copyOf(findings);
    }

    /** Answers, the best first. */
    public enum Verdict {
        /** It was looked at, and nothing was wrong. */
        SOUND,
        /** The records do not say. */
        UNKNOWN,
        /** Something leaked. */
        LEAK
    }

    /**
     * One question and its answer.
     *
     * @param question what was looked at, such as {@code subjects}
     * @param verdict the answer
     * @param message a sentence: what was compared, and what was found
     */
    public record Finding(String question, Verdict verdict, String message) {}

    /** The worst of all answers. */
    public Verdict verdict() {
        return findings.stream()
                .map(Finding::verdict)
                .max(Comparator.naturalOrder())
                .orElse(Verdict.UNKNOWN);
    }
}
