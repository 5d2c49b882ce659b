package org.aullm.vision;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.aullm.api.ComponentException;
import org.aullm.api.option.Option;
import org.aullm.api.spi.PictureReaderProvider;
import org.aullm.api.vision.Picture;

/** Pictures by OpenCV, which decodes faster than Java does. */
public final class OpencvPictures implements PictureReaderProvider {

    static final String ID = "opencv";

    private static final long MOST_BYTES = 256L << 20;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String summary() {
        return "JPEG, PNG and BMP pictures, decoded by OpenCV; the grey of JPEG pictures without their colours.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of();
    }

    @Override
    public Optional<String> trouble() {
        return Natives.opencvTrouble();
    }

    @Override
    public Picture read(Path file, boolean colour, Consumer<String> remarks) {
        Natives.requireOpencv("reader '%s'".formatted(ID));
        byte[] bytes = bytes(file);
        PictureHeader header = PictureHeader.of(file, bytes);
        header.check(file);
        return CodedPicture.decoded(file, bytes, header, colour, remarks);
    }

    private static byte[] bytes(Path file) {
        if (Files.isDirectory(file)) {
            throw new ComponentException("%s is a folder, not a picture".formatted(file));
        }
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new ComponentException("%s has %d MiB; a frame has at most %d MiB"
                        .formatted(file, Files.size(file) >> 20, MOST_BYTES >> 20));
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new ComponentException("%s cannot be read: it does not exist".formatted(file), e);
        } catch (AccessDeniedException e) {
            throw new ComponentException("%s cannot be read: permission denied".formatted(file), e);
        } catch (IOException e) {
            throw new ComponentException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
        }
    }
}
