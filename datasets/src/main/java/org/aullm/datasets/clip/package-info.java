/** From frames to aligned crops, and from crops to evidence. */
package org.aullm.datasets.clip;
