package org.aullm.datasets.clip;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.aullm.api.data.Dataset;
import org.aullm.api.option.Options;
import org.aullm.api.spi.DatasetProvider;
import org.aullm.datasets.faces.SyntheticFacesProvider;

/** Frame folders of a size as cameras give, with a made-up face in front of a wall, in CASME II's form. */
final class BenchScenes {

    static final String TABLE = "coding.csv";
    static final String BOXES = "boxes.csv";
    static final String SUBJECT = "sub01";

    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final int FACE = 224;
    private static final int LEFT = 200;
    private static final int TOP = 120;

    private BenchScenes() {}

    static void write(Path root, int clips, int frames, String format) throws IOException {
        DatasetProvider provider = new SyntheticFacesProvider();
        StringBuilder table = new StringBuilder("Subject,Filename,OnsetFrame,ApexFrame,OffsetFrame,Action Units\n");
        StringBuilder boxes = new StringBuilder("source,frame,x,y,width,height\n");
        int[] wall = wall();
        try (Dataset faces = provider.open(Options.of(
                provider.options(), Map.of("subjects", 1, "clips", clips, "size", FACE, "frames", frames)))) {
            for (int clip = 0; clip < clips; clip++) {
                String name = String.format(Locale.ROOT, "clip%03d", clip + 1);
                Path folder = Files.createDirectories(root.resolve(SUBJECT).resolve(name));
                FloatBuffer levels = faces.read(faces.clips().get(clip));
                for (int frame = 0; frame < frames; frame++) {
                    ImageIO.write(
                            scene(wall, levels, frame),
                            format,
                            folder.resolve("img%d.%s".formatted(frame + 1, format))
                                    .toFile());
                }
                table.append("1,%s,1,%d,%d,4\n".formatted(name, frames / 2, frames));
                boxes.append("01/%s,,%d,%d,%d,%d\n".formatted(name, LEFT, TOP, FACE, FACE));
            }
        }
        Files.writeString(root.resolve(TABLE), table);
        Files.writeString(root.resolve(BOXES), boxes);
    }

    private static int[] wall() {
        Random random = new Random(1);
        int[] wall = new int[WIDTH * HEIGHT];
        for (int i = 0; i < wall.length; i++) {
            wall[i] = 90 + 40 * (i % WIDTH) / WIDTH + 30 * (i / WIDTH) / HEIGHT + random.nextInt(8);
        }
        return wall;
    }

    private static BufferedImage scene(int[] wall, FloatBuffer levels, int frame) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
        for (int row = 0; row < HEIGHT; row++) {
            for (int column = 0; column < WIDTH; column++) {
                boolean face = row >= TOP && row < TOP + FACE && column >= LEFT && column < LEFT + FACE;
                int level = face
                        ? (int) levels.get((frame * FACE + row - TOP) * FACE + column - LEFT)
                        : wall[row * WIDTH + column];
                // A warm light, so that colours differ as in a photograph.
                image.setRGB(column, row, (level << 16) | ((level * 9 / 10) << 8) | (level * 8 / 10));
            }
        }
        return image;
    }
}
