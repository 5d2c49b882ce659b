package org.aullm.encoders;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.aullm.api.ComponentException;
import org.aullm.api.Parameter;
import org.aullm.api.ParameterSet;
import org.aullm.api.option.Option;
import org.aullm.tensor.Engines;
import org.aullm.tensor.GradMode;
import org.aullm.tensor.safetensors.Checkpoint;

/**
 * Weights of a network trained elsewhere, under the names that torchvision gives them. Its classifier and its counts of
 * batches, which nothing here has a use for, are left aside; anything else must match.
 */
final class Pretrained {

    private static final Path NONE_GIVEN = Path.of("");

    static final Option<Path> WEIGHTS = Option.path(
                    "weights", "safetensors file with the network's weights under torchvision's names, to start from")
            .orElse(NONE_GIVEN);

    private Pretrained() {}

    /**
     * Reads them, if any are given. Nothing is changed if anything is wrong.
     *
     * @param head what the names of the classifier's weights begin with
     * @throws ComponentException naming the file and the first array that is missing, of another shape, or left over
     */
    static void read(ParameterSet parameters, Path file, String head) {
        if (file.toString().isEmpty()) {
            return;
        }
        try (Checkpoint checkpoint = Checkpoint.open(file);
                GradMode off = GradMode.off();
                NDManager scratch = Engines.newManager(Device.cpu())) {
            check(parameters, checkpoint, file, head);
            for (Parameter parameter : parameters.all()) {
                NDArray target = parameter.array();
                target.set(
                        new NDIndex().addEllipseDim(),
                        checkpoint.read(parameter.name(), scratch, target.getDataType()));
            }
        }
    }

    private static void check(ParameterSet parameters, Checkpoint checkpoint, Path file, String head) {
        Set<String> known = new HashSet<>();
        for (Parameter parameter : parameters.all()) {
            String name = parameter.name();
            known.add(name);
            if (!checkpoint.has(name)) {
                throw new ComponentException(
                        "%s: array '%s' is missing; the file must hold this network's weights under torchvision's names"
                                .formatted(file, name));
            }
            if (!checkpoint.shape(name).equals(parameter.array().getShape())) {
                throw new ComponentException(
                        "%s: array '%s' has shape %s, but %s is needed; published weights fit the default width only"
                                .formatted(
                                        file,
                                        name,
                                        checkpoint.shape(name),
                                        parameter.array().getShape()));
            }
        }
        for (String name : checkpoint.names()) {
            if (!known.contains(name) && !name.startsWith(head) && !name.endsWith("num_batches_tracked")) {
                throw new ComponentException(
                        "%s: array '%s' is left over; is this another network's file?".formatted(file, name));
            }
        }
    }
}
