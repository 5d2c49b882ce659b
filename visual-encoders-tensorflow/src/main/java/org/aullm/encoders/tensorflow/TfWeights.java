package org.aullm.encoders.tensorflow;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;

/** A network's variables by name, each drawn from a stream of its own, and the way to set and read them. */
final class TfWeights {

    private final Ops tf;
    private final long seed;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /** A variable, what sets it, and what it is set to at first. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Entry(
            Variable<TFloat32> variable, Placeholder<TFloat32> value, Op set, Shape shape, float[] initial) {}

    TfWeights(Ops tf, long seed) {
        this.tf = tf;
        this.seed = seed;
    }

    /** Uniform in [-bound, bound). */
    Variable<TFloat32> uniform(String name, double bound, long... shape) {
        long stream = seed;
        for (int i = 0; i < name.length(); i++) {
            stream = stream * 0x9E3779B97F4A7C15L + name.charAt(i);
        }
        SplittableRandom random = new SplittableRandom(stream);
        return fill(name, shape, () -> random.nextDouble(-bound, bound));
    }

    Variable<TFloat32> constant(String name, double value, long... shape) {
        return fill(name, shape, () -> value);
    }

    private Variable<TFloat32> fill(String name, long[] sizes, DoubleSupplier next) {
        Shape shape = Shape.of(sizes);
        float[] initial = new float[Math.toIntExact(shape.size())];
        for (int i = 0; i < initial.length; i++) {
            initial[i] = (float) next.getAsDouble();
        }
        Variable<TFloat32> variable = tf.withName(name).variable(shape, TFloat32.class);
        Placeholder<TFloat32> value = tf.placeholder(TFloat32.class, Placeholder.shape(shape));
        entries.put(name, new Entry(variable, value, tf.assign(variable, value), shape, initial));
        return variable;
    }

    Map<String, Variable<TFloat32>> variables() {
        Map<String, Variable<TFloat32>> variables = new LinkedHashMap<>();
        entries.forEach((name, entry) -> variables.put(name, entry.variable()));
        return variables;
    }

    Shape shape(String name) {
        return entry(name).shape();
    }

    long size() {
        return entries.values().stream()
                .mapToLong(entry -> entry.shape().size())
                .sum();
    }

    void initialize(Session session) {
        entries.forEach((name, entry) -> set(session, name, entry.initial()));
    }

    void set(Session session, String name, float[] values) {
        Entry entry = entry(name);
        try (TFloat32 tensor = Boundary.tensor(values, entry.shape())) {
            session.runner()
                    .feed(entry.value(), tensor)
                    .addTarget(entry.set())
                    .run()
                    .close();
        }
    }

    float[] get(Session session, String name) {
        try (Result result = session.runner().fetch(entry(name).variable()).run()) {
            return Boundary.floats(result.get(0));
        }
    }

    private Entry entry(String name) {
        return java.util.Objects.requireNonNull(entries.get(name), name);
    }
}
