package org.aullm.datasets.frames;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.aullm.api.option.Option;
import org.aullm.api.spi.PictureReaderProvider;
import org.aullm.api.vision.Picture;

/** Pictures by ImageIO: no native library is needed. */
public final class JavaPictures implements PictureReaderProvider {

    @Override
    public String id() {
        return "java";
    }

    @Override
    public String summary() {
        return "JPEG, PNG and BMP pictures, decoded by Java.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of();
    }

    @Override
    public Picture read(Path file, boolean colour, Consumer<String> remarks) {
        return PictureFile.read(file, colour, remarks);
    }
}
