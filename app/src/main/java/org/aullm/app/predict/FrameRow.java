package org.aullm.app.predict;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.aullm.api.vision.Box;

/**
 * A line of {@code frames.csv}, read back.
 *
 * @param seconds from the first frame
 * @param face where it is, if it was found
 * @param probabilities of the units; NaN where nothing was judged
 */
@SuppressWarnings("ArrayRecordComponent") // lives for one frame, never compared
record FrameRow(double seconds, Optional<Box> face, double[] probabilities) {

    private static final int SECONDS = 1;
    private static final int FACE = 4;
    private static final int UNITS = 10;

    static FrameRow of(String line, int units) {
        List<String> fields = Arrays.asList(line.split(",", -1));
        Optional<Box> face = fields.get(FACE).isEmpty()
                ? Optional.empty()
                : Optional.of(new Box(
                        number(fields.get(FACE)),
                        number(fields.get(FACE + 1)),
                        number(fields.get(FACE + 2)),
                        number(fields.get(FACE + 3))));
        return new FrameRow(
                number(fields.get(SECONDS)),
                face,
                fields.subList(UNITS, UNITS + units).stream()
                        .mapToDouble(FrameRow::number)
                        .toArray());
    }

    private static double number(String field) {
        return field.isEmpty() ? Double.NaN : Double.parseDouble(field);
    }
}
