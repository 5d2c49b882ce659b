/** What several kinds of data sets share: tables, fingerprints, random numbers, terms, which units come together. */
package org.aullm.datasets;
