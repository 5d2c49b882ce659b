package org.aullm.vision;

/** What OpenCV says of an error, without the places in its own sources. */
final class Reasons {

    private Reasons() {}

    static String of(Exception trouble) {
        String message = String.valueOf(trouble.getMessage()).strip();
        String first = message.lines().findFirst().orElse("no reason given");
        // OpenCV(4.13.0) /path/to/file.cpp:123: error: (-215:Assertion failed) what in function 'name'
        return first.replaceFirst("^OpenCV\\S* \\S+: error: ", "");
    }
}
