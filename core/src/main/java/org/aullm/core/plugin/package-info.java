/** Plugin folders: jars of other people, each folder in a module layer of its own. */
package org.aullm.core.plugin;
