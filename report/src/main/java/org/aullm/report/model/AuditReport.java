package org.aullm.report.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether anything of what was judged could have been learnt beforehand.
 *
 * @param verdict the worst of all answers
 * @param questions what was looked at
 */
public record AuditReport(String verdict, List<Question> questions) {

    private static final String VERDICT = "leakage audit";
    private static final String QUESTION = "audit of ";

    public AuditReport {
        questions = List.copyOf(questions);
    }

    /**
     * One answer.
     *
     * @param about what was looked at
     * @param verdict the answer in a word
     * @param message what was compared and found
     */
    public record Question(String about, String verdict, String message) {}

    /** Takes the audit out of a study's facts; empty where nobody has audited it. */
    static Optional<AuditReport> takeFrom(Map<String, String> facts) {
        Optional<String> verdict = Optional.ofNullable(facts.remove(VERDICT));
        List<Question> questions = new ArrayList<>();
        facts.entrySet().removeIf(fact -> {
            boolean asked = fact.getKey().startsWith(QUESTION);
            if (asked) {
                String[] answer = fact.getValue().split(": ", 2);
                questions.add(
                        new Question(fact.getKey().substring(QUESTION.length()), answer[0], answer[answer.length - 1]));
            }
            return asked;
        });
        return verdict.map(word -> new AuditReport(word, questions));
    }
}
