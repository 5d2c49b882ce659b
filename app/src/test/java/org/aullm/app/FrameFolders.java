package org.aullm.app;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.aullm.api.data.Clip;
import org.aullm.api.data.Dataset;
import org.aullm.core.registry.Registry;
import org.aullm.core.trial.Blueprint;
import org.aullm.study.file.StudyFile;
import org.aullm.study.plan.Planner;

/** Writes made-up faces as folders of frames. */
final class FrameFolders {

    private static final String STUDY =
            """
            study: faces
            data: { use: synthetic-faces, subjects: 4, clips: 12, size: 112, frames: 16, window: long }
            units: [1, 12]
            protocol: { split: loso, seeds: [1] }
            baseline: { encoder: led-3dcnn, projector: linear, graph: none, llm: none, loss: asymmetric }
            training: { epochs: 1, batch: 8 }
            ablate: { variants: [ { projector: mge-efp } ] }
            """;

    private FrameFolders() {}

    /** One clip of the first person: {@code img001.png} and so on, 112 pixels wide. */
    static Path write(Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("faces.yaml"), STUDY);
        Registry registry = Registry.load();
        var source = Blueprint.data(
                registry,
                new Planner(registry)
                        .plan(StudyFile.read(file, List.of(), folder))
                        .trials()
                        .get(0)
                        .config());
        Path frames = Files.createDirectories(folder.resolve("frames"));
        try (Dataset data = source.provider().open(source.options())) {
            Clip clip = data.clips().get(0);
            FloatBuffer levels = data.read(clip);
            for (int i = 0; i < 16; i++) {
                write(levels, i, frames.resolve("img%03d.png".formatted(i + 1)));
            }
        }
        return frames;
    }

    private static void write(FloatBuffer levels, int frame, Path file) throws IOException {
        int size = 112;
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < size * size; i++) {
            image.getRaster().setSample(i % size, i / size, 0, Math.round(levels.get(frame * size * size + i)));
        }
        ImageIO.write(image, "png", file.toFile());
    }
}
