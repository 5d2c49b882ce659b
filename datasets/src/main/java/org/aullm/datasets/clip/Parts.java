package org.aullm.datasets.clip;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.aullm.api.ComponentException;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;
import org.aullm.api.spi.FaceDetectorProvider;
import org.aullm.api.spi.FlowProvider;
import org.aullm.api.spi.FrameSourceProvider;
import org.aullm.api.spi.PictureReaderProvider;
import org.aullm.api.spi.Provider;

/** The readers, detectors and methods of flow that are installed. */
final class Parts {

    private final Map<String, PictureReaderProvider> readers = found(PictureReaderProvider.class);
    private final Map<String, FrameSourceProvider> videos = found(FrameSourceProvider.class);
    private final Map<String, FaceDetectorProvider> detectors = found(FaceDetectorProvider.class);
    private final Map<String, FlowProvider> flows = found(FlowProvider.class);

    private static <P extends Provider> Map<String, P> found(Class<P> kind) {
        Map<String, P> found = new TreeMap<>();
        for (P provider : load(kind)) {
            if (found.put(provider.id(), provider) != null) {
                throw new ComponentException("two plugins provide '%s'; remove one".formatted(provider.id()));
            }
        }
        return found;
    }

    // ServiceLoader wants to see in this very module which services it is asked for; each use stands in the descriptor.
    private static <P extends Provider> ServiceLoader<P> load(Class<P> kind) {
        return ServiceLoader.load(kind);
    }

    PictureReaderProvider reader(String id) {
        PictureReaderProvider reader = named("reader", id, readers);
        works("reader", id, reader.trouble());
        return reader;
    }

    FlowProvider flow(String id) {
        FlowProvider flow = named("flow", id, flows);
        works("flow", id, flow.trouble());
        return flow;
    }

    FaceDetectorProvider detector(String id) {
        FaceDetectorProvider detector = named("detector", id, detectors);
        works("detector", id, detector.trouble());
        return detector;
    }

    /** What reads a video with this ending; empty if nothing does. */
    Optional<FrameSourceProvider> video(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        Optional<FrameSourceProvider> video = videos.values().stream()
                .filter(each -> each.endings().stream().anyMatch(name::endsWith))
                .findFirst();
        video.ifPresent(each -> works("video", each.id(), each.trouble()));
        return video;
    }

    /** Endings of videos that can be read here. */
    List<String> videoEndings() {
        return videos.values().stream()
                .filter(video -> video.trouble().isEmpty())
                .flatMap(video -> video.endings().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** Options of a part, from those of the front end that it declares. */
    static Options options(Provider part, Map<String, ?> offered) {
        Map<String, Object> taken = new LinkedHashMap<>(offered);
        List<String> declared = part.options().stream().<String>map(Option::key).toList();
        taken.keySet().retainAll(declared);
        Options.Reading reading = Options.read(part.options(), taken);
        if (!reading.problems().isEmpty()) {
            Options.Problem problem = reading.problems().get(0);
            throw new ComponentException(
                    "detector '%s': detector-%s %s".formatted(part.id(), problem.key(), problem.message()));
        }
        return reading.options();
    }

    /** The methods of flow that are installed and what {@code flow-options} can set of each, as Markdown. */
    static String flowSheet() {
        StringBuilder sheet = new StringBuilder("Methods of `flow`, and what `flow-options` sets of each:\n");
        found(FlowProvider.class).forEach((id, flow) -> {
            sheet.append("\n- `%s`: %s".formatted(id, flow.summary()));
            flow.options()
                    .forEach(option -> sheet.append(" `%s`, %s: %s; by default %s."
                            .formatted(
                                    option.key(),
                                    option.meaning(),
                                    option.type().expected(),
                                    fallback(option))));
        });
        return sheet.toString();
    }

    private static <T> String fallback(Option<T> option) {
        return option.fallback()
                .map(value -> String.valueOf(option.type().write(value)))
                .orElse("none, it must be given");
    }

    /** Every part and whether it works. */
    Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        readers.forEach((id, part) -> all.put("reader " + id, part.trouble().orElse("ok")));
        videos.forEach((id, part) -> all.put("video " + id, part.trouble().orElse("ok")));
        detectors.forEach((id, part) -> all.put("detector " + id, part.trouble().orElse("ok")));
        flows.forEach((id, part) -> all.put("flow " + id, part.trouble().orElse("ok")));
        return all;
    }

    private static <P extends Provider> P named(String kind, String id, Map<String, P> installed) {
        P part = installed.get(id);
        if (part == null) {
            throw new ComponentException("%s: nothing installed is called '%s'; there are %s"
                    .formatted(kind, id, String.join(", ", installed.keySet())));
        }
        return part;
    }

    private static void works(String kind, String id, Optional<String> trouble) {
        if (trouble.isPresent()) {
            throw new ComponentException("%s '%s' does not work here: %s".formatted(kind, id, trouble.get()));
        }
    }
}
