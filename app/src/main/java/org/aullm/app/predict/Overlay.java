package org.aullm.app.predict;

import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import org.aullm.api.spi.VideoWriterProvider;
import org.aullm.api.vision.ClipTools;
import org.aullm.api.vision.Frame;
import org.aullm.api.vision.FrameStream;
import org.aullm.api.vision.VideoWriter;
import org.aullm.core.result.ModelRecord;

/**
 * An input as it is, with what was found drawn upon it: a video where one can be written, a strip of pictures elsewhere. The
 * input is read a second time beside its {@code frames.csv}, so that memory does not grow with its length.
 */
final class Overlay {

    private static final String NAME = "overlay";
    private static final int STRIP = 6;
    private static final int ACROSS = 2;

    private final ModelRecord model;
    private final ClipTools tools;
    private final List<VideoWriterProvider> writers;

    /**
     * Overlays for a model's inputs.
     *
     * @param writers of videos, of which the first that works here is taken
     */
    Overlay(ModelRecord model, ClipTools tools, List<VideoWriterProvider> writers) {
        this.model = model;
        this.tools = tools;
        this.writers = List.copyOf(writers);
    }

    /** What is installed and writes videos. */
    static List<VideoWriterProvider> installed() {
        return ServiceLoader.load(VideoWriterProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    /**
     * Writes it.
     *
     * @param folder where {@code frames.csv} is
     * @param findings its apexes are drawn; a strip shows the window that stands out most
     * @return the file's name
     */
    String write(Path input, Path folder, Findings findings) throws IOException {
        Optional<VideoWriterProvider> writer =
                writers.stream().filter(each -> each.trouble().isEmpty()).findFirst();
        ShownMotion motion = new ShownMotion(findings.motions());
        return writer.isPresent()
                ? video(writer.get(), input, folder, motion)
                : strip(input, folder, motion, findings.peak());
    }

    /** Takes frames with their lines, one after the other. */
    private interface Taking {

        void take(Frame frame, FrameRow row) throws IOException;
    }

    private void read(Path input, Path folder, Taking taking) throws IOException {
        int units = model.config().units().size();
        try (FrameStream frames = tools.frames(input, true);
                BufferedReader lines = Files.newBufferedReader(folder.resolve(InputFolder.FRAMES))) {
            lines.readLine();
            for (Optional<Frame> frame = frames.next(); frame.isPresent(); frame = frames.next()) {
                taking.take(frame.get(), FrameRow.of(lines.readLine(), units));
            }
        }
    }

    private OverlayPicture picture(Frame first) {
        int units = model.config().units().size();
        return new OverlayPicture(
                first.picture(),
                model.config().units(),
                IntStream.range(0, units).mapToObj(model::threshold).toList());
    }

    private String video(VideoWriterProvider provider, Path input, Path folder, ShownMotion motion) throws IOException {
        String name = NAME + provider.endings().get(0);
        try (Filming filming = new Filming(provider, folder.resolve(name), motion)) {
            read(input, folder, filming);
        }
        return name;
    }

    /** Writes a video as frames come. */
    private final class Filming implements Taking, AutoCloseable {

        private final VideoWriterProvider provider;
        private final Path file;
        private final ShownMotion motion;
        private Optional<OverlayPicture> picture = Optional.empty();
        private Optional<VideoWriter> writer = Optional.empty();

        Filming(VideoWriterProvider provider, Path file, ShownMotion motion) {
            this.provider = provider;
            this.file = file;
            this.motion = motion;
        }

        @Override
        public void take(Frame frame, FrameRow row) {
            if (picture.isEmpty()) {
                picture = Optional.of(picture(frame));
                writer = Optional.of(provider.create(
                        file, picture.get().width(), picture.get().height()));
            }
            writer.get()
                    .add(
                            Pictures.picture(picture.get().of(frame.picture(), row, motion.at(row.seconds()))),
                            1000 * row.seconds());
        }

        @Override
        public void close() {
            writer.ifPresent(VideoWriter::close);
        }
    }

    private String strip(Path input, Path folder, ShownMotion motion, Peak peak) throws IOException {
        double[] wanted = moments(peak);
        List<BufferedImage> shown = new ArrayList<>();
        List<OverlayPicture> picture = new ArrayList<>();
        read(input, folder, (frame, row) -> {
            if (picture.isEmpty()) {
                picture.add(picture(frame));
            }
            if (shown.size() < wanted.length && row.seconds() >= wanted[shown.size()] - 1e-3) {
                shown.add(picture.get(0).of(frame.picture(), row, motion.at(row.seconds())));
            }
        });
        int width = shown.get(0).getWidth();
        int height = shown.get(0).getHeight();
        BufferedImage all = new BufferedImage(
                ACROSS * width, height * ((shown.size() + ACROSS - 1) / ACROSS), BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < shown.size(); i++) {
            all.createGraphics().drawImage(shown.get(i), i % ACROSS * width, i / ACROSS * height, null);
        }
        String name = NAME + ".png";
        Files.write(folder.resolve(name), Pictures.png(all));
        return name;
    }

    /** Seconds at even distances over a window; the one that is nearest to the apex is the apex itself. */
    static double[] moments(Peak peak) {
        double from = peak.startMillis() / 1000;
        double to = peak.endMillis() / 1000;
        double apex = peak.apexMillis() / 1000;
        double[] moments = new double[STRIP];
        for (int i = 0; i < STRIP; i++) {
            moments[i] = from + i * (to - from) / (STRIP - 1);
        }
        if (to > from) {
            moments[(int) Math.round((apex - from) / (to - from) * (STRIP - 1))] = apex;
        }
        return moments;
    }
}
