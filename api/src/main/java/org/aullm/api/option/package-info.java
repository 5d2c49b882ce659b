/** Typed options: what can be configured, declared once, read without reflection. */
package org.aullm.api.option;
