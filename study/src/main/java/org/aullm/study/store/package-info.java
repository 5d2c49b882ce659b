/**
 * A study's folder. One immutable file per finished trial is the truth; every state is derived from which files are
 * there, so there is nothing to repair after a crash.
 */
package org.aullm.study.store;
