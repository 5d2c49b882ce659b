/**
 * Annotation tables as the owners of data sets deliver them: rows of clips with frames and coded action units.
 *
 * <p>{@link org.aullm.datasets.annotation.TableForms} says what each data set's table looks like,
 * {@link org.aullm.datasets.annotation.TableReader} reads one, {@link org.aullm.datasets.annotation.UnitGrammar} reads
 * its codes and {@link org.aullm.datasets.annotation.Reading} decides what counts as present.
 */
package org.aullm.datasets.annotation;
