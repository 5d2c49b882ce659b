/** One class per command, wired by Guice. */
package org.aullm.app;
