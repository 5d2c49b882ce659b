package org.aullm.api.data;

/**
 * One micro-expression.
 *
 * @param id unique in its data set's reader
 * @param subject the person, unique over all source data sets, such as {@code casme2/sub05}
 * @param dataset the data set the clip comes from
 * @param labels its action units
 * @since 0.1.0
 */
public record Clip(String id, String subject, String dataset, Labels labels) {}
