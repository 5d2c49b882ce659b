package org.aullm.app.predict;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.aullm.api.vision.Picture;

/** What limits the result of an input, collected while it is read. */
final class Warnings {

    private static final double SLOW = 60;
    private static final double SHORT_EXPRESSION = 0.1;
    private static final double UNEVEN = 1.5;
    private static final double DARK = 40;
    // Of crops of 112 pixels: sharp faces have several hundred, blurred ones some ten.
    private static final double BLURRED = 25;

    private final List<String> first = new ArrayList<>();
    private double last = Double.NaN;
    private double shortest = Double.POSITIVE_INFINITY;
    private double longest;
    private int frames;
    private int windows;
    private int looked;
    private int faceless;
    private double firstFaceless;
    private int crowded;
    private double firstCrowded;
    private int most;
    private int dark;
    private boolean assumed;
    private int blurred;

    /** Something that is known from the beginning. */
    void add(String warning) {
        first.add(warning);
    }

    /** Times are a guess, so that nothing is said of how fast frames came. */
    void assumedRate(String warning) {
        first.add(warning);
        assumed = true;
    }

    /** Another frame. */
    void frame(double millis) {
        if (frames > 0) {
            shortest = Math.min(shortest, millis - last);
            longest = Math.max(longest, millis - last);
        }
        last = millis;
        frames++;
    }

    /** So many faces were found in a frame. */
    void faces(double millis, int faces) {
        looked++;
        if (faces == 0 && faceless++ == 0) {
            firstFaceless = millis;
        }
        if (faces > 1 && crowded++ == 0) {
            firstCrowded = millis;
        }
        most = Math.max(most, faces);
    }

    /** The crop with which a window begins. */
    void crop(Picture crop) {
        windows++;
        dark += mean(crop) < DARK ? 1 : 0;
        blurred += sharpness(crop) < BLURRED ? 1 : 0;
    }

    private static double mean(Picture crop) {
        double sum = 0;
        for (byte level : crop.pixels()) {
            sum += Byte.toUnsignedInt(level);
        }
        return sum / crop.pixels().length;
    }

    /** The mean square of the Laplacian, the usual measure of focus. */
    static double sharpness(Picture crop) {
        double sum = 0;
        for (int y = 1; y < crop.height() - 1; y++) {
            for (int x = 1; x < crop.width() - 1; x++) {
                int around = crop.level(x - 1, y, 0)
                        + crop.level(x + 1, y, 0)
                        + crop.level(x, y - 1, 0)
                        + crop.level(x, y + 1, 0);
                double value = around - 4.0 * crop.level(x, y, 0);
                sum += value * value;
            }
        }
        return sum / Math.max(1, (crop.width() - 2) * (crop.height() - 2));
    }

    /** Frames in a second, the mean so far. */
    double rate() {
        return frames < 2 || last <= 0 ? Double.NaN : (frames - 1) * 1000 / last;
    }

    /** A rate as people write it: 30, 29.9. */
    static String inWords(double rate) {
        double rounded = Math.round(10 * rate) / 10.0;
        return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
    }

    /** All of them, as sentences. */
    List<String> sentences() {
        List<String> all = new ArrayList<>(first);
        double rate = rate();
        // Rates are quoted as files round them: 59.94 is 60.
        if (frames > 2 && !assumed && rate < SLOW - 0.5) {
            all.add(String.format(
                    Locale.ROOT,
                    "%s frames in a second are few: a 0.1 s expression is %d frame%s at %s fps. Short expressions may be missed; 100 or more are usual.",
                    inWords(rate),
                    Math.round(SHORT_EXPRESSION * rate),
                    Math.round(SHORT_EXPRESSION * rate) == 1 ? "" : "s",
                    inWords(rate)));
        }
        if (frames > 2 && longest > UNEVEN * Math.max(shortest, 0.1)) {
            all.add(String.format(
                    Locale.ROOT,
                    "The frame rate varies: from %.1f to %.1f ms between frames. Times are those of the frames; windows hold as many frames as they last.",
                    shortest,
                    longest));
        }
        if (faceless > 0) {
            all.add(String.format(
                    Locale.ROOT,
                    "No face was found in %d of the %d frames in which one was looked for, first at %.2f s; windows begin where there is one.",
                    faceless,
                    looked,
                    firstFaceless / 1000));
        }
        if (crowded > 0) {
            all.add(String.format(
                    Locale.ROOT,
                    "Up to %d faces were found at once, first at %.2f s; one of them is judged: the surest at first, then the one at the same place.",
                    most,
                    firstCrowded / 1000));
        }
        if (dark > 0) {
            all.add("The face is dark in %d of %d windows.".formatted(dark, windows));
        }
        if (blurred > 0) {
            all.add("The face is blurred or without detail in %d of %d windows.".formatted(blurred, windows));
        }
        return all;
    }
}
