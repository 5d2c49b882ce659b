package org.aullm.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.aullm.api.ComponentException;
import org.aullm.api.Parameter;
import org.aullm.api.ParameterSet;
import org.aullm.tensor.safetensors.Checkpoint;
import org.aullm.tensor.safetensors.CheckpointWriter;

/**
 * Writes and reads a component's state, all roles, as one safetensors file.
 *
 * @since 0.1.0
 */
public final class ParameterFiles {

    private ParameterFiles() {}

    /**
     * Writes every array under its name. Arrays of FLOAT64 are written as such, so that reading gives the same bits.
     *
     * @throws ComponentException if the file cannot be written
     */
    public static void write(ParameterSet parameters, Path file) {
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        parameters.all().forEach(parameter -> arrays.put(parameter.name(), parameter.array()));
        CheckpointWriter.write(file, arrays);
    }

    /**
     * Copies values from a file into the existing arrays, which stay what they are: leaves with or without gradients.
     * Nothing is changed if anything is wrong.
     *
     * @throws ComponentException naming the file and the first array that is missing, of another shape, or left over
     */
    public static void read(ParameterSet parameters, Path file) {
        try (Checkpoint checkpoint = Checkpoint.open(file)) {
            check(parameters, checkpoint, file);
            for (Parameter parameter : parameters.all()) {
                copy(checkpoint, parameter);
            }
        }
    }

    private static void check(ParameterSet parameters, Checkpoint checkpoint, Path file) {
        Set<String> expected = new HashSet<>();
        for (Parameter parameter : parameters.all()) {
            String name = parameter.name();
            expected.add(name);
            Shape needed = parameter.array().getShape();
            if (!checkpoint.has(name)) {
                throw new ComponentException("%s: array '%s' of shape %s is missing; was it saved with other options?"
                        .formatted(file, name, needed));
            }
            if (!checkpoint.shape(name).equals(needed)) {
                throw new ComponentException(
                        "%s: array '%s' has shape %s, but %s is needed; was it saved with other options?"
                                .formatted(file, name, checkpoint.shape(name), needed));
            }
        }
        for (String name : checkpoint.names()) {
            if (!expected.contains(name)) {
                throw new ComponentException(
                        "%s: array '%s' is left over; was it saved with other options?".formatted(file, name));
            }
        }
    }

    private static void copy(Checkpoint checkpoint, Parameter parameter) {
        NDArray target = parameter.array();
        try (GradMode off = GradMode.off();
                NDManager scratch = Engines.newManager(target.getDevice())) {
            NDArray source = checkpoint.read(parameter.name(), scratch, target.getDataType());
            target.set(new NDIndex().addEllipseDim(), source);
        }
    }
}
