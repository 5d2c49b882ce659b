package org.aullm.testkit.server;

/**
 * What a server does in place of answering.
 *
 * @since 0.1.0
 */
public enum Misbehaviour {
    /** HTTP 429 with {@code Retry-After: 0}. */
    BUSY,
    /** HTTP 500. */
    BROKEN,
    /** HTTP 503 with a page of HTML. */
    GATEWAY,
    /** The connection is cut in the middle of an answer. */
    CUT,
    /** Headers come, the answer does not. */
    SILENT,
    /** Half a JSON object. */
    GARBLED,
    /** A JSON object that is no answer. */
    EMPTY,
    /** An answer without end. */
    HUGE,
    /** HTTP 302 to another host. */
    ELSEWHERE,
    /** HTTP 401 with the key that was sent in its text. */
    DENIED
}
