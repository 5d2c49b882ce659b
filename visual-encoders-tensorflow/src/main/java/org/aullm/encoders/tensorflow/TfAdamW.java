package org.aullm.encoders.tensorflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;

/** AdamW (Loshchilov and Hutter, 2019) as the other engine's components are trained with; vectors do not decay. */
final class TfAdamW {

    private static final float BETA1 = 0.9f;
    private static final float BETA2 = 0.999f;
    private static final double EPSILON = 1e-8;

    private final Placeholder<TFloat32> rate;
    private final Placeholder<TFloat32> clip;
    private final Placeholder<TFloat32> power1;
    private final Placeholder<TFloat32> power2;
    private final Placeholder<TFloat32> epsilon;
    private final List<Op> decay = new ArrayList<>();
    private final List<Op> move = new ArrayList<>();
    private final List<Op> reset = new ArrayList<>();
    private int steps;

    TfAdamW(Ops tf, TfWeights weights, TfGradients gradients, double weightDecay) {
        rate = scalar(tf);
        clip = scalar(tf);
        power1 = scalar(tf);
        power2 = scalar(tf);
        epsilon = scalar(tf);
        int next = 0;
        for (Map.Entry<String, Variable<TFloat32>> entry : weights.variables().entrySet()) {
            Variable<TFloat32> weight = entry.getValue();
            Shape shape = weights.shape(entry.getKey());
            Variable<TFloat32> mean = zeros(tf, shape);
            Variable<TFloat32> variance = zeros(tf, shape);
            if (shape.numDimensions() > 1) {
                Operand<TFloat32> share = tf.math.mul(rate, tf.constant((float) weightDecay));
                decay.add(tf.assignSub(weight, tf.math.mul(weight, share)));
            }
            Operand<TFloat32> clipped = tf.math.mul(gradients.sums().get(next++), clip);
            move.add(tf.train.applyAdam(
                    weight,
                    mean,
                    variance,
                    power1,
                    power2,
                    rate,
                    tf.constant(BETA1),
                    tf.constant(BETA2),
                    epsilon,
                    clipped));
        }
    }

    private static Placeholder<TFloat32> scalar(Ops tf) {
        return tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    }

    private Variable<TFloat32> zeros(Ops tf, Shape shape) {
        Variable<TFloat32> variable = tf.variable(shape, TFloat32.class);
        reset.add(tf.assign(variable, tf.zeros(tf.constant(shape), TFloat32.class)));
        return variable;
    }

    /** Starts from nothing. */
    void reset(Session session) {
        steps = 0;
        run(session.runner(), reset);
    }

    void step(Session session, double learningRate, double clipFactor) {
        steps++;
        double first = Math.pow(BETA1, steps);
        double second = Math.pow(BETA2, steps);
        try (TFloat32 lr = TFloat32.scalarOf((float) learningRate);
                TFloat32 factor = TFloat32.scalarOf((float) clipFactor);
                TFloat32 one = TFloat32.scalarOf((float) first);
                TFloat32 two = TFloat32.scalarOf((float) second);
                // Added to the root of the uncorrected variance; so scaled, it stands beside the corrected one.
                TFloat32 small = TFloat32.scalarOf((float) (EPSILON * Math.sqrt(1 - second)))) {
            run(session.runner().feed(rate, lr), decay);
            run(
                    session.runner()
                            .feed(rate, lr)
                            .feed(clip, factor)
                            .feed(power1, one)
                            .feed(power2, two)
                            .feed(epsilon, small),
                    move);
        }
    }

    private static void run(Session.Runner runner, List<Op> targets) {
        targets.forEach(runner::addTarget);
        runner.run().close();
    }
}
