package org.aullm.api.vision;

import org.aullm.api.Experimental;

/**
 * One picture of a stream.
 *
 * @param number its number as annotation tables count: the number in a file's name; in a video the first frame is 1
 * @param millis when it was shown, milliseconds from the first frame of the stream; NaN where the source has no clock, as a
 *     folder of pictures
 * @param picture what is to be seen
 * @since 0.1.0
 */
@Experimental
public record Frame(int number, double millis, Picture picture) {}
