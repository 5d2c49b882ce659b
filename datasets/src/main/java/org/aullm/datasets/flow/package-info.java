/** Optical flow by Java alone, and what is made of it: head motion taken away, strain. */
package org.aullm.datasets.flow;
