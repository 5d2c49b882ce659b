/** Providers: what a plugin's module declares in its descriptor. */
package org.aullm.api.spi;
