/** Contract tests and fixtures for plugin authors. */
package org.aullm.testkit;
