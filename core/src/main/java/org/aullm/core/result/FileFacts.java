package org.aullm.core.result;

/**
 * A file as it was written.
 *
 * @param bytes its length
 * @param sha256 the digest of its content, in hex
 */
public record FileFacts(long bytes, String sha256) {}
