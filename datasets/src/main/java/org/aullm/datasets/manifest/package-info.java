/**
 * Lists of clips with their licence: a small YAML file that names a CSV or JSON Lines table, says what its columns mean and
 * under which terms the data may be used. {@code aullm data import} writes one for each data set of the field.
 */
package org.aullm.datasets.manifest;
