/** Building, training and judging one trial. */
package org.aullm.core.trial;
