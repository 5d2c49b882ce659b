package org.aullm.encoders.tensorflow;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gradients;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;

/**
 * The backward graph: gradients of the outputs come in, gradients of the weights add up in variables beside them.
 *
 * <p>A second run would compute the forward graph anew. Instead, whatever it needs of the first run is fetched there and fed
 * here; the engine hands such tensors over without copying.
 */
final class TfGradients {

    private final Placeholder<TFloat32> midGradient;
    private final Placeholder<TFloat32> highGradient;
    private final List<Output<?>> kept;
    private final List<Op> accumulate = new ArrayList<>();
    private final List<Op> forget = new ArrayList<>();
    private final List<Variable<TFloat32>> sums = new ArrayList<>();
    private final Operand<TFloat32> squaredNorm;

    TfGradients(Graph graph, Ops tf, TfNetwork network, TfWeights weights) {
        Set<GraphOperation> forward = new LinkedHashSet<>();
        graph.operations().forEachRemaining(forward::add);
        midGradient = tf.placeholder(TFloat32.class);
        highGradient = tf.placeholder(TFloat32.class);
        Map<String, Variable<TFloat32>> variables = weights.variables();
        Gradients gradients = tf.gradients(
                List.of(network.mid(), network.high()),
                variables.values(),
                Gradients.dx(List.of(midGradient, highGradient)));
        kept = read(graph, forward, network);
        Operand<TFloat32> norm = tf.constant(0f);
        int next = 0;
        for (String name : variables.keySet()) {
            Operand<TFloat32> gradient = gradients.dy(next++);
            Variable<TFloat32> sum = tf.variable(weights.shape(name), TFloat32.class);
            sums.add(sum);
            accumulate.add(tf.assignAdd(sum, gradient));
            forget.add(tf.assign(sum, tf.zeros(tf.constant(weights.shape(name)), TFloat32.class)));
            int[] axes = new int[weights.shape(name).numDimensions()];
            for (int axis = 0; axis < axes.length; axis++) {
                axes[axis] = axis;
            }
            norm = tf.math.add(norm, tf.sum(tf.math.square(sum), tf.constant(axes)));
        }
        squaredNorm = norm;
    }

    /** The outputs, and what gradients read of the forward graph that depends on the frames, each once. */
    private static List<Output<?>> read(Graph graph, Set<GraphOperation> forward, TfNetwork network) {
        Placeholder<TFloat32> frames = network.frames();
        Set<GraphOperation> depending = graph.subgraphFrom(Set.of(frames));
        Set<Output<?>> read = new LinkedHashSet<>();
        read.add(network.mid().asOutput());
        read.add(network.high().asOutput());
        graph.operations().forEachRemaining(operation -> {
            if (!forward.contains(operation)) {
                for (int i = 0; i < operation.numInputs(); i++) {
                    Output<?> input = operation.input(i);
                    boolean ofForward = forward.contains((GraphOperation) input.op());
                    if (ofForward
                            && depending.contains((GraphOperation) input.op())
                            && !input.op().equals(frames.op())) {
                        read.add(input);
                    }
                }
            }
        });
        return List.copyOf(read);
    }

    /** What a forward run has to fetch: the mid-level map, the high-level vector, and what else is read here. */
    List<Output<?>> kept() {
        return kept;
    }

    /** The variables in which gradients add up, in the order of the weights. */
    List<Variable<TFloat32>> sums() {
        return sums;
    }

    /** Adds the gradients of one forward run. */
    void add(Session session, Result fetched, TFloat32 frames, TfNetwork network, TFloat32 mid, TFloat32 high) {
        Session.Runner runner = session.runner()
                .feed(network.frames(), frames)
                .feed(midGradient, mid)
                .feed(highGradient, high);
        for (int i = 0; i < kept.size(); i++) {
            runner.feed(kept.get(i), fetched.get(i));
        }
        accumulate.forEach(runner::addTarget);
        runner.run().close();
    }

    void forget(Session session) {
        Session.Runner runner = session.runner();
        forget.forEach(runner::addTarget);
        runner.run().close();
    }

    double norm(Session session) {
        try (Result result = session.runner().fetch(squaredNorm).run()) {
            return Math.sqrt(Boundary.floats(result.get(0))[0]);
        }
    }
}
