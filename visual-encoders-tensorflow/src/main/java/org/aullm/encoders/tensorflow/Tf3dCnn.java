package org.aullm.encoders.tensorflow;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.aullm.api.ComponentDescription;
import org.aullm.api.ComponentException;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.FeatureSpec;
import org.aullm.api.Mode;
import org.aullm.api.OtherEngine;
import org.aullm.api.ParameterSet;
import org.aullm.api.Tuning;
import org.aullm.api.VisualEncoder;
import org.aullm.api.VisualFeatures;
import org.aullm.api.spi.Build;
import org.tensorflow.Graph;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A 3D convolution network in TensorFlow, as {@link Tf3dCnnProvider} says. */
final class Tf3dCnn implements VisualEncoder, OtherEngine {

    private static final String FILE = "tensorflow";

    private final NDManager manager;
    private final EvidenceSpec evidence;
    private final FeatureSpec features;
    private final Graph graph = new Graph();
    private final Session session;
    private final TfWeights weights;
    private final TfNetwork network;
    private final Optional<Training> training;
    private final List<Pass> passes = new ArrayList<>();

    private record Training(TfGradients gradients, TfAdamW optimizer) {}

    /** What a pass in TRAIN leaves until its gradients come back. */
    private record Pass(TFloat32 frames, Result result, NDArray mid, NDArray high) {
        void close() {
            result.close();
            frames.close();
        }
    }

    Tf3dCnn(Build build, EvidenceSpec evidence, FeatureSpec features) {
        this.manager = build.manager();
        this.evidence = evidence;
        this.features = features;
        Ops tf = Ops.create(graph);
        weights = new TfWeights(tf, build.seed());
        var shape = evidence.shape();
        int width = build.options().get(Tf3dCnnProvider.WIDTH);
        network = new TfNetwork(tf, weights, width, shape.get(1), shape.get(2), shape.get(3));
        if (build.tuning() == Tuning.FROZEN) {
            training = Optional.empty();
        } else {
            TfGradients gradients = new TfGradients(graph, tf, network, weights);
            double decay = build.options().get(Tf3dCnnProvider.WEIGHT_DECAY);
            training = Optional.of(new Training(gradients, new TfAdamW(tf, weights, gradients, decay)));
        }
        session = TfRuntime.session(graph);
        weights.initialize(session);
        training.ifPresent(each -> {
            each.gradients().forget(session);
            each.optimizer().reset(session);
        });
    }

    @Override
    public FeatureSpec features() {
        return features;
    }

    @Override
    public VisualFeatures encode(NDArray frames, Mode mode) {
        var expected = evidence.shape();
        if (!frames.getShape().slice(1).equals(expected)) {
            throw new IllegalArgumentException("frames: expected shape %s, got %s"
                    .formatted(new ai.djl.ndarray.types.Shape(-1).addAll(expected), frames.getShape()));
        }
        long batch = frames.getShape().get(0);
        // One grey channel lies in memory the same way whether it comes first or last.
        Shape channelsLast = Shape.of(batch, expected.get(1), expected.get(2), expected.get(3), 1);
        TFloat32 fed = Boundary.tensor(frames, channelsLast);
        boolean learns = mode == Mode.TRAIN && training.isPresent();
        Result result = run(fed, learns);
        NDManager step = frames.getManager();
        NDArray mid = Boundary.array(
                step,
                result.get(0),
                new ai.djl.ndarray.types.Shape(
                        batch, features.channels(), features.time(), features.height(), features.width()));
        NDArray high = Boundary.array(step, result.get(1), new ai.djl.ndarray.types.Shape(batch, features.high()));
        Pass pass = new Pass(fed, result, mid, high);
        if (learns) {
            mid.setRequiresGradient(true);
            high.setRequiresGradient(true);
            passes.add(pass);
        } else {
            pass.close();
        }
        return new VisualFeatures(mid, high);
    }

    private Result run(TFloat32 frames, boolean keep) {
        Session.Runner runner = session.runner().feed(network.frames(), frames);
        List<Output<?>> fetched = keep
                ? training.orElseThrow().gradients().kept()
                : List.of(network.mid().asOutput(), network.high().asOutput());
        fetched.forEach(runner::fetch);
        return runner.run();
    }

    @Override
    public void backward(UnaryOperator<NDArray> gradientOf) {
        for (Pass pass : passes) {
            TfGradients gradients = training.orElseThrow().gradients();
            try (TFloat32 mid = gradient(gradientOf, pass.mid());
                    TFloat32 high = gradient(gradientOf, pass.high())) {
                gradients.add(session, pass.result(), pass.frames(), network, mid, high);
            }
            pass.close();
        }
        passes.clear();
    }

    private static TFloat32 gradient(UnaryOperator<NDArray> gradientOf, NDArray leaf) {
        return Boundary.tensor(gradientOf.apply(leaf), Shape.of(leaf.getShape().getShape()));
    }

    @Override
    public double gradientNorm() {
        return training.map(each -> each.gradients().norm(session)).orElse(0.0);
    }

    @Override
    public void step(double learningRate, double clipFactor) {
        training.ifPresent(each -> {
            each.optimizer().step(session, learningRate, clipFactor);
            each.gradients().forget(session);
        });
    }

    /** The weights by name, for comparison with the same network elsewhere. */
    Map<String, float[]> weights() {
        Map<String, float[]> all = new LinkedHashMap<>();
        weights.variables().keySet().forEach(name -> all.put(name, weights.get(session, name)));
        return all;
    }

    /** The gradients that have added up, by the weights' names. */
    Map<String, float[]> gradients() {
        Map<String, float[]> all = new LinkedHashMap<>();
        int next = 0;
        for (String name : weights.variables().keySet()) {
            var sum = training.orElseThrow().gradients().sums().get(next++);
            try (Result result = session.runner().fetch(sum).run()) {
                all.put(name, Boundary.floats(result.get(0)));
            }
        }
        return all;
    }

    @Override
    public ComponentDescription description() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("features", features.toString());
        facts.put("engine", "TensorFlow " + org.tensorflow.TensorFlow.version());
        facts.put(ComponentDescription.WEIGHTS, Long.toString(weights.size()));
        return new ComponentDescription(Tf3dCnnProvider.ID, facts);
    }

    /** Empty: the weights are TensorFlow's. */
    @Override
    public ParameterSet parameters() {
        return ParameterSet.EMPTY;
    }

    /** As a TensorFlow checkpoint. */
    @Override
    public void save(Path folder) {
        try {
            session.save(folder.resolve(FILE).toString());
        } catch (TensorFlowException e) {
            throw new ComponentException("%s cannot be written: %s".formatted(folder, e.getMessage()), e);
        }
    }

    @Override
    public void load(Path folder) {
        Path prefix = folder.resolve(FILE);
        if (!Files.exists(folder.resolve(FILE + ".index"))) {
            throw new ComponentException("%s.index is missing; was another encoder saved here?".formatted(prefix));
        }
        try {
            session.restore(prefix.toString());
        } catch (TensorFlowException e) {
            throw new ComponentException(
                    "%s does not fit; was it saved with other options? %s".formatted(prefix, e.getMessage()), e);
        }
    }

    @Override
    public void close() {
        passes.forEach(Pass::close);
        passes.clear();
        session.close();
        graph.close();
        manager.close();
    }
}
