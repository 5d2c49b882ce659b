/** What was found in one input, for people to read. */
package org.aullm.report.prediction;
