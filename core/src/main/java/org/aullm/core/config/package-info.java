/** A trial's resolved configuration: plain data, written to and read from JSON. */
package org.aullm.core.config;
