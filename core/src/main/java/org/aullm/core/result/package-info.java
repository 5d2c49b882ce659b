/** What a finished trial leaves behind: plain data, written to and read from JSON. */
package org.aullm.core.result;
