package org.aullm.study.plan;

/**
 * A clip as an audit sees it.
 *
 * @param clip the clip's id
 * @param subject the person
 * @param dataset the data set the clip comes from
 * @param content a digest of its evidence: equal for clips that look the same
 */
public record ClipContent(String clip, String subject, String dataset, String content) {}
