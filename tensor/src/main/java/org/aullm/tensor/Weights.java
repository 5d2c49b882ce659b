package org.aullm.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.aullm.api.Parameter;
import org.aullm.api.ParameterSet;
import org.aullm.api.Tuning;
import org.aullm.api.spi.Build;

/**
 * Makes a component's arrays. Each is drawn from a stream of its own, named after it, so that adding one array does not
 * change the initial values of another.
 *
 * @since 0.1.0
 */
public final class Weights {

    private final NDManager manager;
    private final long seed;
    private final DataType precision;
    private final Parameter.Role role;
    private final List<Parameter> parameters;
    private final String prefix;

    /** Weights of a component: trained, unless the build is {@link Tuning#FROZEN}. */
    public Weights(Build build) {
        this(
                build.manager(),
                build.seed(),
                build.precision(),
                build.tuning() == Tuning.FROZEN ? Parameter.Role.FROZEN : Parameter.Role.TRAINED,
                new ArrayList<>(),
                "");
    }

    private Weights(
            NDManager manager,
            long seed,
            DataType precision,
            Parameter.Role role,
            List<Parameter> parameters,
            String prefix) {
        this.manager = manager;
        this.seed = seed;
        this.precision = precision;
        this.role = role;
        this.parameters = parameters;
        this.prefix = prefix;
    }

    /** The same list under a longer name: {@code weights.in("conv1")} makes {@code conv1.weight}. */
    public Weights in(String part) {
        return new Weights(manager, seed, precision, role, parameters, prefix + part + ".");
    }

    /** The same list for arrays with another role, whatever the component's tuning. */
    public Weights as(Parameter.Role other) {
        return new Weights(manager, seed, precision, other, parameters, prefix);
    }

    /** Independent normal values with mean 0. */
    public NDArray normal(String name, double deviation, long... shape) {
        SplittableRandom random = Seeds.random(seed, prefix + name);
        return fill(name, shape, () -> deviation * random.nextGaussian());
    }

    /** Independent uniform values in [-bound, bound). */
    public NDArray uniform(String name, double bound, long... shape) {
        SplittableRandom random = Seeds.random(seed, prefix + name);
        return fill(name, shape, () -> bound == 0 ? 0 : random.nextDouble(-bound, bound));
    }

    /** One value everywhere. */
    public NDArray constant(String name, double value, long... shape) {
        return fill(name, shape, () -> value);
    }

    /** Given values in C order. */
    public NDArray values(String name, double[] values, long... shape) {
        int[] next = {0};
        return fill(name, shape, () -> values[next[0]++]);
    }

    /**
     * Takes over an array that exists, such as one read from a file. One that shares its memory with the file may only be
     * frozen: an optimizer's first step on it would end the process.
     */
    public NDArray adopt(String name, NDArray array) {
        StepScope.keep(array, manager);
        register(name, array);
        return array;
    }

    /** All arrays made so far, under this list's own prefix and all others. */
    public ParameterSet set() {
        return new ParameterSet(parameters);
    }

    private NDArray fill(String name, long[] shape, DoubleSupplier next) {
        double[] values = new double[Math.toIntExact(new Shape(shape).size())];
        for (int i = 0; i < values.length; i++) {
            values[i] = next.getAsDouble();
        }
        NDArray array = Arrays.owned(manager, values, precision, shape);
        register(name, array);
        return array;
    }

    private void register(String name, NDArray array) {
        if (role == Parameter.Role.TRAINED) {
            array.setRequiresGradient(true);
        }
        parameters.add(new Parameter(prefix + name, array, role));
    }
}
