package org.aullm.vision;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.aullm.api.ComponentException;
import org.aullm.api.EvidenceKind;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.Mode;
import org.aullm.api.Tuning;
import org.aullm.api.VisualEncoder;
import org.aullm.api.option.Options;
import org.aullm.api.spi.Build;
import org.aullm.api.vision.Flow;
import org.aullm.api.vision.FlowMethod;
import org.aullm.api.vision.Frame;
import org.aullm.api.vision.FrameStream;
import org.aullm.encoders.tensorflow.Tf3dCnnProvider;
import org.aullm.testkit.Builds;

/** A process in which each native library computes something, in the order of the arguments, and then once more. */
final class Neighbours {

    static final String RESULT = "result ";

    /** The exit code where there is no TensorFlow for this platform. */
    static final int MISSING = 3;

    private static final EvidenceSpec EVIDENCE = new EvidenceSpec(EvidenceKind.FRAMES, new Shape(1, 4, 12, 12));

    private Neighbours() {}

    public static void main(String[] arguments) {
        for (int round = 0; round < 2; round++) {
            for (int i = 1; i < arguments.length; i++) {
                System.out.println(RESULT + arguments[i] + " " + computed(arguments[i], Path.of(arguments[0])));
            }
        }
    }

    private static Object computed(String library, Path video) {
        return switch (library) {
            case "opencv" -> opencv();
            case "ffmpeg" -> ffmpeg(video);
            case "torch" -> torch();
            default -> tensorflow();
        };
    }

    private static Object opencv() {
        try (FlowMethod method = new DisProvider().create(Options.of(new DisProvider().options(), Map.of()))) {
            Flow flow = method.between(Texture.shifted(64, 0, 0), Texture.shifted(64, 1, -1));
            return Arrays.hashCode(flow.u()) + " " + Arrays.hashCode(flow.v());
        }
    }

    private static Object ffmpeg(Path video) {
        int sum = 0;
        try (FrameStream stream = new VideoProvider().open(video, true)) {
            for (Frame frame : Given.all(stream)) {
                sum = 31 * sum + Arrays.hashCode(frame.picture().pixels());
            }
        }
        return sum;
    }

    private static Object torch() {
        try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
            NDArray square = manager.arange(10_000f).reshape(100, 100);
            return Arrays.hashCode(square.matMul(square).toFloatArray());
        }
    }

    private static Object tensorflow() {
        try {
            return features();
        } catch (ComponentException e) {
            System.out.println(e.getMessage());
            System.exit(MISSING);
            throw e;
        }
    }

    private static Object features() {
        Build build = Builds.of(new Tf3dCnnProvider(), Map.of(), Tuning.FROZEN, DataType.FLOAT32, 1);
        try (VisualEncoder encoder = new Tf3dCnnProvider().create(build, EVIDENCE)) {
            NDArray frames = build.manager().arange(2 * 4 * 12 * 12f).reshape(2, 1, 4, 12, 12);
            return Arrays.hashCode(encoder.encode(frames, Mode.EVAL).high().toFloatArray());
        }
    }
}
