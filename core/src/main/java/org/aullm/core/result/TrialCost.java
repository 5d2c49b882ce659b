package org.aullm.core.result;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a trial cost and where it ran.
 *
 * @param trial the trial's id
 * @param started when, ISO 8601 in UTC
 * @param seconds wall time in all
 * @param phases wall seconds by phase: load, encode, project, relate, llm, loss, backward, optimize, judge
 * @param steps training steps
 * @param residentStartMb the process's resident memory before the trial, in MB of 10^6 bytes; 0 where unknown
 * @param residentEndMb the same after it
 * @param usage what a language model elsewhere used, by name: requests, answers known before, tokens, price
 * @param environment versions, machine, threads, by name
 */
public record TrialCost(
        String trial,
        String started,
        double seconds,
        Map<String, Double> phases,
        int steps,
        double residentStartMb,
        double residentEndMb,
        Map<String, Double> usage,
        Map<String, String> environment) {
    public TrialCost {
        phases = Collections.unmodifiableMap(new LinkedHashMap<>(phases));
        usage = Collections.unmodifiableMap(
                new LinkedHashMap<>(usage == null ? Map.of() : usage)); // older files lack it
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    }
}
