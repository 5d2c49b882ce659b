package org.aullm.graph.raugnn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.aullm.api.ActionUnit;
import org.aullm.api.ComponentDescription;
import org.aullm.api.FeatureSpec;
import org.aullm.api.Intervention;
import org.aullm.api.Mode;
import org.aullm.api.RelationGraph;
import org.aullm.api.Relations;
import org.aullm.api.TokenSpec;
import org.aullm.api.VisualFeatures;
import org.aullm.api.option.Options;
import org.aullm.api.spi.Build;
import org.aullm.tensor.Arrays;
import org.aullm.tensor.Shapes;
import org.aullm.tensor.TensorComponent;
import org.aullm.tensor.nn.LayerNorm;

/**
 * The relation-aware graph: one node per unit, rounds of messages along the prior's edges, and the nodes summed up as
 * instruction tokens.
 *
 * <p>Our proposal: the paper names the parts, its equations are not public.
 */
final class RaugnnGraph extends TensorComponent implements RelationGraph {

    private final FeatureSpec features;
    private final Structure structure;
    private final DataType precision;
    private final Options options;
    private final NodeFeatures nodes;
    private final Optional<NDArray> strengths;
    private final List<RelationLayer> layers = new ArrayList<>();
    private final LayerNorm norm;
    private final InstructionTokens tokens;
    private final Optional<UnitHead> head;

    RaugnnGraph(Build build, FeatureSpec features, TokenSpec spec, Structure structure) {
        super(build);
        this.features = features;
        this.structure = structure;
        this.precision = build.precision();
        this.options = build.options();
        int units = structure.units().size();
        int hidden = options.get(RaugnnProvider.HIDDEN);
        this.nodes = new NodeFeatures(weights().in("node"), options, features, units);
        // Row who listens, column who is heard. Entries without an edge are shut by the mask and never move.
        this.strengths = options.get(RaugnnProvider.LEARNED_STRENGTHS)
                ? Optional.of(weights().constant("strengths", 0, units, units))
                : Optional.empty();
        for (int layer = 1; layer <= options.get(RaugnnProvider.LAYERS); layer++) {
            layers.add(new RelationLayer(build, weights().in("layer" + layer), structure));
        }
        this.norm = LayerNorm.of(weights(), "norm", hidden, 1);
        this.tokens = new InstructionTokens(
                weights().in("token"), options.get(RaugnnProvider.INSTRUCTION_TOKENS), hidden, spec);
        this.head = options.get(RaugnnProvider.AUXILIARY_WEIGHT) > 0
                ? Optional.of(new UnitHead(weights().in("head"), units, hidden))
                : Optional.empty();
    }

    @Override
    public int tokensPerClip() {
        return tokens.count();
    }

    @Override
    public double auxiliaryWeight() {
        return options.get(RaugnnProvider.AUXILIARY_WEIGHT);
    }

    @Override
    public Relations relate(VisualFeatures seen, Intervention intervention, Mode mode) {
        NDArray related = nodes(seen, intervention, mode);
        return new Relations(tokens.of(related), head.map(judge -> judge.apply(related)));
    }

    /** The nodes after all messages, (batch, units, hidden). */
    NDArray nodes(VisualFeatures seen, Intervention intervention, Mode mode) {
        check(seen);
        NDArray edges = edges(seen.high().getManager(), intervention);
        NDArray states = nodes.of(seen);
        for (RelationLayer layer : layers) {
            states = layer.apply(states, edges, mode);
        }
        return norm.apply(states);
    }

    private NDArray edges(NDManager step, Intervention intervention) {
        int units = structure.units().size();
        NDArray mask = Arrays.data(step, structure.attention(intervention), precision, units, units);
        return strengths.isPresent() ? mask.add(strengths.get()) : mask;
    }

    private void check(VisualFeatures seen) {
        Shapes.require(
                "mid-level features",
                seen.mid(),
                -1,
                features.channels(),
                features.time(),
                features.height(),
                features.width());
        Shapes.require("high-level features", seen.high(), -1, features.high());
    }

    @Override
    public ComponentDescription description() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("prior", options.get(RaugnnProvider.PRIOR));
        facts.put(
                "relations",
                "%d positive, %d negative"
                        .formatted(structure.count(Relation.Kind.POSITIVE), structure.count(Relation.Kind.NEGATIVE)));
        // Units that the prior does not know, or not together with any other of this study.
        facts.put("units without a relation", names(structure.alone()));
        facts.put("layers", Integer.toString(layers.size()));
        facts.put("hidden", options.get(RaugnnProvider.HIDDEN).toString());
        return new ComponentDescription("r-augnn", facts);
    }

    private static String names(List<ActionUnit> units) {
        return units.isEmpty()
                ? "none"
                : units.stream().map(ActionUnit::toString).collect(Collectors.joining(", "));
    }
}
