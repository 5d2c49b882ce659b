package org.aullm.datasets.clip;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;

/**
 * A clip's evidence as it is kept: frames in 8 bits, flow in 32.
 *
 * @param frames levels, (channels, time, size, size); empty where the evidence has none
 * @param flow channels u, v in percent of the width and strain in percent, (3, size, size) or (3, time, size, size); empty
 *     where the evidence has none
 */
record Recording(ByteBuffer frames, FloatBuffer flow) {}
