/** What a report is made from, and the entry point that writes it. */
package org.aullm.report;
