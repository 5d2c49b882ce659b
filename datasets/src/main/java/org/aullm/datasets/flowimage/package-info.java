/** Data sets of flow pictures from onset to apex: delivered as files, or made up with known truth. */
package org.aullm.datasets.flowimage;
