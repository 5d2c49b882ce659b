package org.aullm.app.predict;

import java.nio.FloatBuffer;
import java.util.List;
import org.aullm.api.data.Clip;
import org.aullm.api.vision.Picture;
import org.aullm.api.vision.Spotting;

/**
 * The window at which most was found so far.
 *
 * @param clip its name
 * @param crops its aligned frames
 * @param spotting where its apex is
 * @param evidence what the model was given
 * @param probabilities of the units
 * @param excess by how much the surest unit is above its threshold, or least below
 * @param startMillis when it begins
 * @param apexMillis when its apex is
 * @param endMillis when its last frame is
 */
@SuppressWarnings("ArrayRecordComponent") // lives inside one input, is never compared
record Peak(
        Clip clip,
        List<Picture> crops,
        Spotting spotting,
        FloatBuffer evidence,
        double[] probabilities,
        double excess,
        double startMillis,
        double apexMillis,
        double endMillis) {}
