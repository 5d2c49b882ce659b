package org.aullm.llm.decoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.aullm.api.spi.Build;
import org.aullm.tensor.Engines;
import org.aullm.tensor.GradMode;
import org.aullm.tensor.StepScope;
import org.aullm.tensor.Weights;

/**
 * A model to measure: the shape of a known one, weights of no meaning, drawn once by the engine and frozen. Back ends over
 * the same model share them.
 */
final class BenchModel implements MadeUpModel, TiedWeights {

    private final String key;
    private final Architecture architecture;
    private final NDManager home;
    private final Map<String, NDArray> drawn = new HashMap<>();

    private BenchModel(String key, Architecture architecture, NDManager home) {
        this.key = key;
        this.architecture = architecture;
        this.home = home;
        Engines.seed(1);
    }

    /**
     * By name.
     *
     * @param size {@code tiny} or {@code 0.5b}, the shape of Qwen2.5-0.5B
     * @param layers how many; 0 for as many as the size has
     * @param home where the weights live
     */
    static BenchModel of(String size, int layers, NDManager home) {
        return new BenchModel(size, architecture(size, layers), home);
    }

    static Architecture architecture(String size, int layers) {
        Architecture whole = size.equals("tiny")
                ? shape(256, 4, 64, 1024, 4096, 1e4, Architecture.Biases.NONE, 4)
                : shape(896, 14, 64, 4864, 151936, 1e6, new Architecture.Biases(true, false, false), 24);
        return layers == 0 ? whole : whole.withLayers(layers);
    }

    private static Architecture shape(
            int hidden,
            int heads,
            int headWidth,
            int inner,
            int vocabulary,
            double theta,
            Architecture.Biases biases,
            int layers) {
        Architecture.Traits plain = Architecture.Traits.plain(headWidth, true);
        return new Architecture(
                "random",
                hidden,
                heads,
                2,
                headWidth,
                inner,
                vocabulary,
                32768,
                1e-6,
                Collections.nCopies(layers, LayerKind.full(Rope.of(theta, headWidth))),
                new Architecture.Traits(
                        plain.activation(),
                        biases,
                        plain.norms(),
                        plain.fused(),
                        plain.embeddingScale(),
                        plain.scoreScale(),
                        plain.scoreCap(),
                        plain.logitCap(),
                        plain.tied()));
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public Architecture architecture() {
        return architecture;
    }

    @Override
    public BaseWeights weights(Build build, Weights weights) {
        return this;
    }

    private NDArray draw(String name, double deviation, double mean, long... shape) {
        return drawn.computeIfAbsent(name, missing -> {
            try (GradMode off = GradMode.off()) {
                NDArray array = deviation == 0
                        ? home.full(new Shape(shape), (float) mean)
                        : home.randomNormal((float) mean, (float) deviation, new Shape(shape), DataType.FLOAT32);
                return StepScope.keep(array, home);
            }
        });
    }

    @Override
    public NDArray embedding(String name, long vocabulary, long hidden) {
        return draw(name, 1, 0, vocabulary, hidden);
    }

    @Override
    public NDArray matrix(String name, long out, long in) {
        return draw(name, 1 / Math.sqrt((double) in), 0, out, in);
    }

    @Override
    public NDArray gain(String name, long width) {
        return draw(name, 0, 1, width);
    }

    @Override
    public NDArray bias(String name, long width) {
        return draw(name, 0.1, 0, width);
    }
}
