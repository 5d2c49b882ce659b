package org.aullm.datasets.manifest;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a column of a manifest's table can mean. */
enum Field {
    /** The person. */
    SUBJECT,
    /** The clip's name, unique within the subject; the path where there is no such column. */
    SAMPLE,
    /** Where the clip lies, within the root: a folder of frames, a video, or a file of features. */
    PATH,
    /** The units: {@code 4+7}, {@code 4;7} or {@code 4 7}; {@code -} if none is present; empty if that is not known. */
    UNITS,
    /** The number of the first frame that belongs to the clip. */
    ONSET,
    /** The number of the frame of greatest motion. */
    APEX,
    /** The number of the last frame. */
    OFFSET,
    /** The source data set, where a table has several. */
    DATASET,
    /** What the coder called it. */
    EMOTION,
    /** Frames in a second, where it differs between clips. */
    FRAMES_PER_SECOND;

    /** The name in a manifest: {@code frames-per-second}. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Field> of(String key) {
        return Arrays.stream(values()).filter(field -> field.key().equals(key)).findFirst();
    }

    static String keys() {
        return String.join(", ", Arrays.stream(values()).map(Field::key).toList());
    }
}
