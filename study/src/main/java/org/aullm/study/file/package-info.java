/** The study file: read, overridden, checked. */
package org.aullm.study.file;
