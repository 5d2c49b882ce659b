/** What all parts of a study share: places in files, problems, names. */
package org.aullm.study;
