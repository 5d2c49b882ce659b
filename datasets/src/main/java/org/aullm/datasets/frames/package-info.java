/** Frames from folders of pictures, by Java alone. */
package org.aullm.datasets.frames;
