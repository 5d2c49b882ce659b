package org.aullm.llm.remote;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** What a back end used: requests sent and answers known before, and the tokens of all answers, those known before apart. */
final class Usage {

    private final double priceIn;
    private final double priceOut;
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong retries = new AtomicLong();
    private final AtomicLong known = new AtomicLong();
    private final AtomicLong tokensIn = new AtomicLong();
    private final AtomicLong tokensOut = new AtomicLong();
    private final AtomicLong unclear = new AtomicLong();

    /**
     * Nothing used yet.
     *
     * @param priceIn of a million tokens that are read
     * @param priceOut of a million tokens that are written
     */
    Usage(double priceIn, double priceOut) {
        this.priceIn = priceIn;
        this.priceOut = priceOut;
    }

    void request() {
        requests.incrementAndGet();
    }

    void retry() {
        retries.incrementAndGet();
    }

    void answered(Answer answer) {
        tokensIn.addAndGet(answer.tokensIn());
        tokensOut.addAndGet(answer.tokensOut());
    }

    void known() {
        known.incrementAndGet();
    }

    void unclear() {
        unclear.incrementAndGet();
    }

    Map<String, Double> plain() {
        Map<String, Double> plain = new LinkedHashMap<>();
        plain.put("requests", requests.doubleValue());
        plain.put("retries", retries.doubleValue());
        plain.put("answers-known-before", known.doubleValue());
        plain.put("answers-unclear", unclear.doubleValue());
        plain.put("tokens-in", tokensIn.doubleValue());
        plain.put("tokens-out", tokensOut.doubleValue());
        if (priceIn > 0 || priceOut > 0) {
            plain.put("price", (tokensIn.doubleValue() * priceIn + tokensOut.doubleValue() * priceOut) / 1e6);
        }
        return plain;
    }
}
