/** Data sets: clips, labels, evidence. */
package org.aullm.api.data;
