/** Everything a report says, computed once and shared by all its forms. */
package org.aullm.report.model;
