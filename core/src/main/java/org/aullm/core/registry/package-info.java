/** Which components exist, and what they can be configured with. */
package org.aullm.core.registry;
