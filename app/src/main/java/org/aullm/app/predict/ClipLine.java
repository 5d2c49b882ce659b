package org.aullm.app.predict;

/**
 * One line of {@code clips.csv}. What is not known is NaN or empty.
 *
 * @param source the input
 * @param clip the clip's or window's name in it
 * @param startMillis when it begins, from the input's first frame
 * @param apexMillis when its apex is
 * @param endMillis when its last frame is
 * @param apexSource {@code annotated}, {@code spotted} or {@code middle}
 * @param apexConfidence how far the apex stands out
 * @param faceScore how sure the detector is of the face
 * @param probabilities of the units
 */
@SuppressWarnings("ArrayRecordComponent") // written once, never compared
record ClipLine(
        String source,
        String clip,
        double startMillis,
        double apexMillis,
        double endMillis,
        String apexSource,
        double apexConfidence,
        double faceScore,
        double[] probabilities) {

    /** A clip of a data set, of which nothing else is known. */
    static ClipLine of(String source, String clip, double[] probabilities) {
        double unknown = Double.NaN;
        return new ClipLine(source, clip, unknown, unknown, unknown, "", unknown, unknown, probabilities);
    }
}
