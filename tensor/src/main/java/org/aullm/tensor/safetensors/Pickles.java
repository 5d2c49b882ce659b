package org.aullm.tensor.safetensors;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.aullm.api.ComponentException;

/** Recognises Python's pickled weight files, which are never opened. */
final class Pickles {

    private static final List<String> ENDINGS = List.of(".bin", ".pt", ".pth", ".ckpt", ".pkl");
    private static final String ADVICE =
            "holds pickled weights, which can run any code when opened, so it is not read. "
                    + "Convert it where you trust it: model.save_pretrained(folder, safe_serialization=True), "
                    + "or safetensors.torch.save_file(state_dict, 'model.safetensors')";

    private Pickles() {}

    static boolean named(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith);
    }

    /** Throws if the first bytes or the name are those of a pickle or of the zip that PyTorch wraps around one. */
    static void refuse(Path file, ByteBuffer start) {
        boolean zip = start.position() >= 4 && start.get(0) == 'P' && start.get(1) == 'K' && start.get(2) == 3;
        boolean pickle = start.position() >= 2 && start.get(0) == (byte) 0x80 && start.get(1) >= 2 && start.get(1) <= 5;
        if (zip || pickle || named(String.valueOf(file.getFileName()))) {
            throw refusal(file);
        }
    }

    static ComponentException refusal(Path file) {
        return new ComponentException("%s %s".formatted(file, ADVICE));
    }
}
