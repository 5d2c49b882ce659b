package org.aullm.app.predict;

import java.lang.ref.WeakReference;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.vision.Alignment;
import org.aullm.api.vision.Box;
import org.aullm.api.vision.ClipTools;
import org.aullm.api.vision.Face;
import org.aullm.api.vision.Flow;
import org.aullm.api.vision.Frame;
import org.aullm.api.vision.FrameStream;
import org.aullm.api.vision.Picture;
import org.aullm.api.vision.Spotting;

/** A front end over frames that are made when asked for; it remembers which pictures are still held by somebody. */
final class FakeTools implements ClipTools {

    static final int SIZE = 32;
    static final Face FACE = new Face(new Box(8, 8, 16, 16), 5, List.of());

    private final int count;
    private final double interval;
    private final IntFunction<List<Face>> faces;
    private final List<WeakReference<Object>> given = Collections.synchronizedList(new ArrayList<>());
    private int mostHeld;
    private float right;

    /**
     * So many frames.
     *
     * @param interval milliseconds from one to the next
     * @param faces of each frame, counted from 0
     */
    FakeTools(int count, double interval, IntFunction<List<Face>> faces) {
        this.count = count;
        this.interval = interval;
        this.faces = faces;
    }

    /** Lets everything move to the right from any crop to any other, pixels. */
    FakeTools moving(float pixels) {
        right = pixels;
        return this;
    }

    /** The most pictures and crops that were held at any time after a collection of garbage. */
    int mostHeld() {
        return mostHeld;
    }

    private Picture remembered(Picture picture) {
        given.add(new WeakReference<>(picture.pixels()));
        return picture;
    }

    private void count() {
        System.gc();
        given.removeIf(reference -> reference.get() == null);
        mostHeld = Math.max(mostHeld, given.size());
    }

    @Override
    public List<String> endings() {
        return List.of();
    }

    @Override
    public FrameStream frames(Path input, boolean colour) {
        return new FrameStream() {
            private int at;

            @Override
            public OptionalInt count() {
                return OptionalInt.empty();
            }

            @Override
            public OptionalDouble framesPerSecond() {
                return OptionalDouble.empty();
            }

            @Override
            public Optional<Frame> next() {
                if (at == count) {
                    return Optional.empty();
                }
                if (at % 160 == 159) {
                    FakeTools.this.count();
                }
                byte[] pixels = new byte[SIZE * SIZE];
                for (int i = 0; i < pixels.length; i++) {
                    pixels[i] = (byte) ((i + i / SIZE) % 2 == 0 ? 100 : 120);
                }
                at++;
                return Optional.of(new Frame(at, (at - 1) * interval, remembered(Picture.grey(SIZE, SIZE, pixels))));
            }

            @Override
            public List<String> remarks() {
                return List.of();
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public List<Face> faces(String source, Frame frame) {
        return faces.apply(frame.number() - 1);
    }

    @Override
    public Alignment alignment(Face face) {
        return new Alignment(face.box().width(), 0, face.box().x(), face.box().y());
    }

    @Override
    public Picture crop(Picture picture, Alignment alignment) {
        return remembered(Picture.grey(SIZE, SIZE, picture.grey().pixels().clone()));
    }

    @Override
    public int size() {
        return SIZE;
    }

    @Override
    public Spotting spot(List<Picture> crops) {
        return new Spotting(crops.size() / 2, 2, Collections.nCopies(crops.size(), 1.0), "spotted");
    }

    @Override
    public Flow flow(Picture first, Picture second) {
        float[] all = new float[SIZE * SIZE];
        Arrays.fill(all, right);
        return new Flow(SIZE, SIZE, all, new float[SIZE * SIZE]);
    }

    @Override
    public FloatBuffer evidence(EvidenceSpec spec, List<Picture> crops, int apex) {
        return FloatBuffer.wrap(new float[(int) spec.shape().size()]);
    }

    @Override
    public String described() {
        return "made up";
    }

    @Override
    public void close() {}
}
