package org.aullm.app;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.aullm.api.spi.ClipToolsProvider;
import org.aullm.api.spi.VideoWriterProvider;

/** Looks at what 'predict' and data sets of clips need: readers, detectors, flow, and something that draws. */
final class VisionDoctor {

    private static final String OK = "ok";
    private static final String WHAT = "vision";

    private VisionDoctor() {}

    static List<Finding> examine() {
        return List.of(parts(installed()), drawing());
    }

    private static Map<String, String> installed() {
        Map<String, String> parts = new LinkedHashMap<>();
        for (ClipToolsProvider provider : ServiceLoader.load(ClipToolsProvider.class)) {
            parts.putAll(provider.parts());
        }
        for (VideoWriterProvider writer : ServiceLoader.load(VideoWriterProvider.class)) {
            parts.put("writer " + writer.id(), writer.trouble().orElse(OK));
        }
        return parts;
    }

    /**
     * What parts there are.
     *
     * @param parts their kinds and names, each with {@code ok} or what is in its way
     */
    static Finding parts(Map<String, String> parts) {
        Map<String, String> troubles = new LinkedHashMap<>(parts);
        troubles.values().removeIf(OK::equals);
        Map<String, String> kinds = new TreeMap<>();
        parts.keySet().stream()
                .filter(part -> !troubles.containsKey(part))
                .forEach(part -> kinds.merge(
                        part.substring(0, part.indexOf(' ')),
                        part.substring(part.indexOf(' ') + 1),
                        (some, one) -> some + ", " + one));
        String seen = kinds.entrySet().stream()
                .map(kind -> kind.getKey() + ": " + kind.getValue())
                .collect(Collectors.joining("; "));
        if (!troubles.isEmpty()) {
            return Finding.note(
                    WHAT,
                    "%s; does not work: %s"
                            .formatted(
                                    seen.isEmpty() ? "nothing" : seen,
                                    troubles.entrySet().stream()
                                            .map(each -> "%s (%s)".formatted(each.getKey(), each.getValue()))
                                            .collect(Collectors.joining("; "))),
                    "folders of frames can be read without it; for faces in them give '--front detector=fixed' and boxes, or"
                            + " 'detector=none' if they are cropped already");
        }
        return kinds.containsKey("video") && kinds.containsKey("detector")
                ? Finding.ok(WHAT, seen)
                : Finding.note(
                        WHAT,
                        seen.isEmpty() ? "nothing" : seen,
                        "videos are not read and faces not looked for: the module org.aullm.vision is missing");
    }

    /** Overlays are drawn with letters, for which Java wants a font. */
    private static Finding drawing() {
        try {
            Graphics2D pen = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB).createGraphics();
            pen.setColor(Color.WHITE);
            pen.drawString("AU1", 2, 16);
            pen.dispose();
            return Finding.ok("drawing", "works, for overlays");
        } catch (RuntimeException | LinkageError | InternalError e) {
            return Finding.note(
                    "drawing",
                    "letters cannot be drawn: " + e,
                    "install a font and fontconfig (Debian: fonts-dejavu-core fontconfig), or use 'predict --no-overlay'");
        }
    }
}
