/** What can be said of a component before any study: options, shapes, sizes, source. */
package org.aullm.core.reference;
