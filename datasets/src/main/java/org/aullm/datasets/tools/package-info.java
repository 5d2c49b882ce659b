/** What is done with folders of clips outside any study. */
package org.aullm.datasets.tools;
