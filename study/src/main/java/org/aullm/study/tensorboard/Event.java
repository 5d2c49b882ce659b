package org.aullm.study.tensorboard;

import java.util.Map;

/** TensorFlow's message {@code Event} (event.proto, summary.proto), as far as scalars need it. */
final class Event {

    // Fields of Event, Summary and Summary.Value.
    private static final int WALL_TIME = 1;
    private static final int STEP = 2;
    private static final int FILE_VERSION = 3;
    private static final int SUMMARY = 5;
    private static final int VALUE = 1;
    private static final int TAG = 1;
    private static final int SIMPLE_VALUE = 2;

    private Event() {}

    /**
     * What every file begins with.
     *
     * @param time seconds since 1970
     */
    static byte[] begin(double time) {
        return new Protobuf()
                .decimal(WALL_TIME, time)
                .text(FILE_VERSION, "brain.Event:2")
                .bytes();
    }

    /**
     * Some numbers at one step.
     *
     * @param time seconds since 1970
     * @param scalars by tag
     */
    static byte[] scalars(double time, long step, Map<String, Double> scalars) {
        Protobuf summary = new Protobuf();
        scalars.forEach((tag, value) -> summary.message(
                VALUE,
                new Protobuf()
                        .text(TAG, tag)
                        .decimal(SIMPLE_VALUE, value.floatValue())
                        .bytes()));
        return new Protobuf()
                .decimal(WALL_TIME, time)
                .whole(STEP, step)
                .message(SUMMARY, summary.bytes())
                .bytes();
    }
}
