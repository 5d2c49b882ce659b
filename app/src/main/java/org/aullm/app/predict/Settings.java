package org.aullm.app.predict;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How inputs are looked at.
 *
 * @param windowMillis the length of a window
 * @param stepMillis from the beginning of one window to that of the next
 * @param whole whether each input is one clip, from onset to offset
 * @param framesPerSecond of inputs that have no clock; empty if the user does not say
 * @param everyFrame whether the face is looked for in every frame, and not only where a window begins
 * @param overlay whether an overlay is drawn
 * @param words the most tokens that a language model may say; 0 for none
 * @param emotions whether combinations that are read as emotions are named
 */
public record Settings(
        double windowMillis,
        double stepMillis,
        boolean whole,
        Optional<Double> framesPerSecond,
        boolean everyFrame,
        boolean overlay,
        int words,
        boolean emotions) {

    /** In words. */
    public Map<String, Object> described() {
        Map<String, Object> described = new LinkedHashMap<>();
        if (whole) {
            described.put("window", "the whole input");
        } else {
            described.put("window", windowMillis + " ms");
            described.put("step", stepMillis + " ms");
        }
        framesPerSecond.ifPresent(rate -> described.put("frames in a second, where there is no clock", rate));
        described.put("face looked for", everyFrame ? "in every frame" : "where a window begins");
        described.put("most tokens of words", words);
        described.put("emotions", emotions ? "named" : "not named");
        return described;
    }
}
