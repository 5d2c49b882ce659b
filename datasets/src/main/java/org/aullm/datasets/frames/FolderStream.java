package org.aullm.datasets.frames;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.aullm.api.ComponentException;
import org.aullm.api.spi.PictureReaderProvider;
import org.aullm.api.vision.Frame;
import org.aullm.api.vision.FrameStream;
import org.aullm.api.vision.Picture;

/** The frames of a folder, one after the other. A folder has no clock, so that frames have no times. */
public final class FolderStream implements FrameStream {

    private final FrameFolder folder;
    private final PictureReaderProvider reader;
    private final boolean colour;
    private final Set<String> remarks = new LinkedHashSet<>();
    private int at;
    private int width;
    private int height;

    /**
     * A stream over all frames of a folder.
     *
     * @param reader what decodes them
     * @param colour whether frames are RGB; otherwise they are grey
     */
    public FolderStream(FrameFolder folder, PictureReaderProvider reader, boolean colour) {
        this.folder = folder;
        this.reader = reader;
        this.colour = colour;
        remarks.addAll(folder.remarks());
    }

    @Override
    public OptionalInt count() {
        return OptionalInt.of(folder.files().size());
    }

    @Override
    public OptionalDouble framesPerSecond() {
        return OptionalDouble.empty();
    }

    @Override
    public Optional<Frame> next() {
        if (at == folder.files().size()) {
            return Optional.empty();
        }
        FrameFolder.File file = folder.files().get(at);
        Picture picture = reader.read(file.path(), colour, remarks::add);
        if (at == 0) {
            width = picture.width();
            height = picture.height();
        } else if (picture.width() != width || picture.height() != height) {
            throw new ComponentException("%s is %d x %d pixels, but the first frame, %s, is %d x %d; all must agree"
                    .formatted(
                            file.path(),
                            picture.width(),
                            picture.height(),
                            folder.files().get(0).path().getFileName(),
                            width,
                            height));
        }
        at++;
        return Optional.of(new Frame(file.number(), Double.NaN, picture));
    }

    @Override
    public List<String> remarks() {
        return new ArrayList<>(remarks);
    }

    @Override
    public void close() {
        at = folder.files().size();
    }
}
