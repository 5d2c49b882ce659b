/** {@code aullm predict}: from videos, frame folders and clips of data sets to judgements that people can read. */
package org.aullm.app.predict;
