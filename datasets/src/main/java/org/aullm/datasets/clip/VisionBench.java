package org.aullm.datasets.clip;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.aullm.api.ComponentException;
import org.aullm.api.data.Clip;
import org.aullm.api.data.Dataset;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;
import org.aullm.api.spi.BenchProvider;
import org.aullm.api.vision.FrameStream;
import org.aullm.datasets.frames.FrameFolder;

/** What it costs to turn frames into evidence, beside the time that decoding alone takes, and what the cache then saves. */
public final class VisionBench implements BenchProvider {

    static final Option<Integer> CLIPS =
            Option.integer("clips", "made-up clips").between(1, 1000).orElse(6);
    static final Option<Integer> FRAMES =
            Option.integer("frames", "frames of a clip").between(2, 1000).orElse(64);
    static final Option<String> FORMAT = Option.choice("format", "how frames are stored", "jpg", "png", "bmp")
            .orElse("jpg");
    static final Option<Integer> THREADS = Option.integer("threads", "that import clips; 0 for all processors")
            .between(0, 256)
            .orElse(0);
    static final Option<String> DETECTOR = Option.text(
                    "detector", "what finds faces; fixed takes the place where the made-up face is")
            .orElse("fixed");

    private static final int READS = 2000;

    /** Time by the clock, and of all processors for this process; the second is fair on a machine that others use. */
    private record Cost(double seconds, double processorSeconds) {

        private static final OperatingSystemMXBean PROCESS =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

        static Cost of(Runnable work) {
            long begun = System.nanoTime();
            long spent = PROCESS.getProcessCpuTime();
            work.run();
            return new Cost((System.nanoTime() - begun) / 1e9, (PROCESS.getProcessCpuTime() - spent) / 1e9);
        }
    }

    @Override
    public String id() {
        return "vision";
    }

    @Override
    public String summary() {
        return "frames per second from frame folders to evidence, as a share of decoding alone; time to load from the cache";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(
                CLIPS,
                FRAMES,
                FORMAT,
                THREADS,
                DETECTOR,
                FrontEndOptions.READER,
                FrontEndOptions.CROP,
                FrontEndOptions.FLOW);
    }

    @Override
    public void run(Options options, Consumer<String> lines) {
        int threads = options.get(THREADS) == 0 ? Runtime.getRuntime().availableProcessors() : options.get(THREADS);
        Path root = temporary();
        try {
            BenchScenes.write(root, options.get(CLIPS), options.get(FRAMES), options.get(FORMAT));
            lines.accept("# %d clips of %d frames, 640 x 480 %s, reader %s, detector %s, crop %d, flow %s, %d threads"
                    .formatted(
                            options.get(CLIPS),
                            options.get(FRAMES),
                            options.get(FORMAT),
                            options.get(FrontEndOptions.READER),
                            options.get(DETECTOR),
                            options.get(FrontEndOptions.CROP),
                            options.get(FrontEndOptions.FLOW),
                            threads));
            measure(root, options, threads, lines);
        } catch (IOException e) {
            throw new ComponentException("bench vision cannot write its frames to %s: %s".formatted(root, e), e);
        } finally {
            remove(root);
        }
    }

    private static void measure(Path root, Options options, int threads, Consumer<String> lines) {
        int frames = options.get(CLIPS) * options.get(FRAMES);
        Options frontEnd = opening(root, options, "warm", "frames");
        Cost.of(() -> decode(root, frontEnd, threads));
        Cost decoding = Cost.of(() -> decode(root, frontEnd, threads));
        line(lines, "decode", rates(frames, decoding));
        for (String evidence : List.of("frames", "flow-image", "frames-and-flow")) {
            open(opening(root, options, "warm-" + evidence, evidence), threads).close();
            Options measured = opening(root, options, "cache-" + evidence, evidence);
            Cost importing = Cost.of(() -> open(measured, threads).close());
            line(
                    lines,
                    "import " + evidence,
                    rates(frames, importing)
                            + String.format(
                                    Locale.ROOT,
                                    ", %3.0f %% of decoding",
                                    100 * decoding.processorSeconds() / importing.processorSeconds()));
            Cost again = Cost.of(() -> open(measured, threads).close());
            line(lines, "open again", String.format(Locale.ROOT, "%8.1f ms for all clips", 1000 * again.seconds()));
            try (Dataset data = open(measured, threads)) {
                line(
                        lines,
                        "load a clip",
                        String.format(Locale.ROOT, "%8.1f us, median of %d", 1e6 * load(data), READS));
            }
        }
    }

    private static String rates(int frames, Cost cost) {
        return String.format(
                Locale.ROOT,
                "%8.1f frames/s, %8.1f in a second of processor",
                frames / cost.seconds(),
                frames / cost.processorSeconds());
    }

    private static void line(Consumer<String> lines, String what, String found) {
        lines.accept(String.format(Locale.ROOT, "%-24s %s", what, found));
    }

    private static Dataset open(Options options, int threads) {
        return TableListing.opening(options).open(threads);
    }

    private static Options opening(Path root, Options options, String cache, String evidence) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "root", root.toString(),
                "table-form", "casme2-2014",
                "table", BenchScenes.TABLE,
                "cache", root.resolve(cache).toString(),
                "evidence", evidence,
                "detector", options.get(DETECTOR),
                "reader", options.get(FrontEndOptions.READER),
                "crop", options.get(FrontEndOptions.CROP),
                "flow", options.get(FrontEndOptions.FLOW)));
        if (options.get(DETECTOR).equals("fixed")) {
            all.put("detector-file", root.resolve(BenchScenes.BOXES).toString());
        }
        return Options.of(new ClipsProvider().options(), all);
    }

    private static void decode(Path root, Options options, int threads) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try (Stream<Path> clips = Files.list(root.resolve(BenchScenes.SUBJECT))) {
            List<Future<?>> running = new ArrayList<>();
            for (Path clip : clips.sorted().toList()) {
                running.add(pool.submit(() -> decode(clip, options)));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } catch (IOException | ExecutionException | InterruptedException e) {
            throw new ComponentException("bench vision: decoding failed: " + e, e);
        } finally {
            pool.shutdownNow();
        }
    }

    private static void decode(Path clip, Options options) {
        try (FrontEnd frontEnd = new FrontEnd(options);
                FrameStream stream = frontEnd.frames(FrameFolder.list(clip), false)) {
            while (stream.next().isPresent()) {
                // Decoding is all that is measured.
            }
        }
    }

    /** Seconds to have a clip's evidence as floats, the median. */
    private static double load(Dataset data) {
        double[] seconds = new double[READS];
        List<Clip> clips = data.clips();
        double kept = 0;
        for (int i = 0; i < READS; i++) {
            long begun = System.nanoTime();
            FloatBuffer evidence = data.read(clips.get(i % clips.size()));
            seconds[i] = (System.nanoTime() - begun) / 1e9;
            kept += evidence.get(i % evidence.remaining());
        }
        java.util.Arrays.sort(seconds);
        return Double.isNaN(kept) ? Double.NaN : seconds[READS / 2];
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("aullm-bench-vision");
        } catch (IOException e) {
            throw new ComponentException("bench vision needs a temporary folder: " + e, e);
        }
    }

    private static void remove(Path root) {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new ComponentException("bench vision left files in %s: %s".formatted(root, e), e);
        }
    }
}
