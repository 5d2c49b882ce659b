package org.aullm.graph.kit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.aullm.api.ActionUnit;
import org.aullm.api.ComponentDescription;
import org.aullm.api.Explanation;
import org.aullm.api.Explanation.Axis;
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
 * A graph over action units: one node per unit, messages between related ones, and the nodes summed up as instruction
 * tokens. With x the clip's features, u a unit's own vector, V its look at the mid-level map (attention over places by
 * content and place) and d the hidden width:
 *
 * <pre>h_u = u + W x_high + V_u(x_mid),  h' = norm(messages(h)),  tokens = norm(M pool(h') + b),  judgement_u = w_u . h'_u + b_u</pre>
 *
 * <p>With U units, c channels, p places in the mid-level map, w a token's width and t tokens the frame has U d + d high
 * (nodes) + U c + U p + c d (looks) + 2 d (norm) + d t + (d + 3) w (tokens by attention) + U (d + 1) (judgement)
 * parameters, beside those of the messages.
 *
 * <p>Our proposal: the paper names the parts, its equations are not public.
 */
final class UnitGraph extends TensorComponent implements RelationGraph {

    private final String id;
    private final FeatureSpec features;
    private final Structure structure;
    private final DataType precision;
    private final Options options;
    private final NodeFeatures nodes;
    private final Messages messages;
    private final LayerNorm norm;
    private final InstructionTokens tokens;
    private final Optional<UnitHead> head;

    UnitGraph(UnitGraphProvider kind, Build build, FeatureSpec features, TokenSpec spec, Structure structure) {
        super(build);
        this.id = kind.id();
        this.features = features;
        this.structure = structure;
        this.precision = build.precision();
        this.options = build.options();
        int units = structure.units().size();
        int hidden = options.get(GraphOptions.HIDDEN);
        this.nodes = new NodeFeatures(weights().in("node"), options, features, units);
        this.messages = kind.messages(build, weights(), structure);
        this.norm = LayerNorm.of(weights(), "norm", hidden, 1);
        this.tokens = new InstructionTokens(weights().in("token"), options, units, spec);
        this.head = options.get(GraphOptions.AUXILIARY_WEIGHT) > 0
                ? Optional.of(new UnitHead(weights().in("head"), units, hidden))
                : Optional.empty();
    }

    @Override
    public int tokensPerClip() {
        return tokens.count();
    }

    @Override
    public double auxiliaryWeight() {
        return options.get(GraphOptions.AUXILIARY_WEIGHT);
    }

    @Override
    public Relations relate(VisualFeatures seen, Intervention intervention, Mode mode) {
        check(seen);
        NDArray related = norm.apply(messages.exchange(nodes.of(seen), intervention, mode));
        return new Relations(tokens.of(related), head.map(judge -> judge.apply(related)));
    }

    @Override
    public List<Explanation> explain(VisualFeatures seen) {
        check(seen);
        int units = structure.units().size();
        NDArray before = nodes.of(seen);
        List<Explanation> findings = new ArrayList<>();
        findings.add(new Explanation(
                Explanation.PRIOR,
                "relations that the graph was given, by prior " + options.get(Priors.PRIOR),
                List.of(Axis.UNIT, Axis.HEARD),
                Arrays.data(seen.high().getManager(), structure.signs(), precision, units, units)));
        findings.add(new Explanation(
                Explanation.ATTENTION,
                "share of what a unit hears that comes from each unit, mean over rounds and heads",
                List.of(Axis.CLIP, Axis.UNIT, Axis.HEARD),
                messages.attention(before)));
        messages.strength(seen.high().getManager())
                .ifPresent(values -> findings.add(new Explanation(
                        Explanation.STRENGTH,
                        "what was learned for each edge beside what clips show, added to attention's logits",
                        List.of(Axis.UNIT, Axis.HEARD),
                        onEdges(values, seen))));
        nodes.evidence(seen)
                .ifPresent(values -> findings.add(new Explanation(
                        Explanation.EVIDENCE,
                        "how much each unit looks at each place of the mid-level map",
                        List.of(Axis.CLIP, Axis.UNIT, Axis.TIME, Axis.ROW, Axis.COLUMN),
                        values)));
        NDArray after = norm.apply(messages.exchange(before, Intervention.NONE, Mode.EVAL));
        tokens.shares(after)
                .forEach(values -> findings.add(new Explanation(
                        "pooling",
                        "how much each unit's node counts for each instruction token",
                        List.of(Axis.CLIP, Axis.TOKEN, Axis.UNIT),
                        values)));
        return findings;
    }

    /** Zero where nobody is heard, whatever the weights there are. */
    private NDArray onEdges(NDArray values, VisualFeatures seen) {
        float[] open = structure.adjacency(Intervention.NONE);
        int units = structure.units().size();
        for (int i = 0; i < units; i++) {
            open[i * units + i] = 1;
        }
        return Arrays.data(seen.high().getManager(), open, precision, units, units)
                .mul(values);
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
        facts.put("prior", options.get(Priors.PRIOR));
        facts.put(
                "relations",
                "%d positive, %d negative"
                        .formatted(structure.count(Relation.Kind.POSITIVE), structure.count(Relation.Kind.NEGATIVE)));
        // Units that the prior does not know, or not together with any other of this study.
        facts.put("units without a relation", names(structure.alone()));
        facts.put("layers", options.get(GraphOptions.LAYERS).toString());
        facts.put("hidden", options.get(GraphOptions.HIDDEN).toString());
        return new ComponentDescription(id, facts);
    }

    private static String names(List<ActionUnit> units) {
        return units.isEmpty()
                ? "none"
                : units.stream().map(ActionUnit::toString).collect(Collectors.joining(", "));
    }
}
