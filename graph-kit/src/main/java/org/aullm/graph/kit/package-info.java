/** Relations between action units, the priors that give them, and the frame of every graph over units. */
package org.aullm.graph.kit;
