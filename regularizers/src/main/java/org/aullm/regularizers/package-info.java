/** Losses and regularizers. */
package org.aullm.regularizers;
