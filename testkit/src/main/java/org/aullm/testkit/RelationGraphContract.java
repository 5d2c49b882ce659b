package org.aullm.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aullm.api.ActionUnit;
import org.aullm.api.FeatureSpec;
import org.aullm.api.Intervention;
import org.aullm.api.Mode;
import org.aullm.api.RelationGraph;
import org.aullm.api.Relations;
import org.aullm.api.TokenSpec;
import org.aullm.api.VisualFeatures;
import org.aullm.api.data.LabelTable;
import org.aullm.api.spi.Build;
import org.aullm.api.spi.RelationGraphProvider;
import org.aullm.tensor.GradMode;
import org.aullm.tensor.Numbers;
import org.aullm.tensor.StepScope;
import org.junit.jupiter.api.Test;

/**
 * The contract of relation graphs. Extend it in your plugin's tests and say which provider is meant.
 *
 * @since 0.1.0
 */
public abstract class RelationGraphContract extends RowContract<RelationGraphProvider, RelationGraph> {

    private static final TokenSpec TOKENS = new TokenSpec(6, 0.25);
    private static final String TOKEN_NAME = "instruction tokens";
    private static final String JUDGEMENT = "auxiliary judgement";

    /** Features that suit the graph. */
    protected FeatureSpec features() {
        return new FeatureSpec(3, 2, 4, 4, 5);
    }

    /** The units that are nodes. */
    protected List<ActionUnit> units() {
        return Draws.units(1, 2, 4, 12, 45);
    }

    /** The training fold's labels, for {@link #units()}. */
    protected LabelTable training() {
        return Draws.labels(units(), 1);
    }

    @Override
    final RelationGraph create(Build build) {
        return provider().create(build, features(), TOKENS, training());
    }

    @Override
    final List<NDArray> inputs(NDManager home, DataType precision, int batch, long seed) {
        VisualFeatures seen = Draws.features(home, features(), seed, precision, batch);
        return List.of(seen.mid(), seen.high());
    }

    @Override
    List<NDArray> learnable(List<NDArray> inputs) {
        return inputs;
    }

    @Override
    final Map<String, NDArray> outputs(RelationGraph graph, List<NDArray> inputs, Mode mode) {
        return named(relate(graph, inputs, Intervention.NONE, mode));
    }

    private static Relations relate(RelationGraph graph, List<NDArray> inputs, Intervention change, Mode mode) {
        return graph.relate(new VisualFeatures(inputs.get(0), inputs.get(1)), change, mode);
    }

    private static Map<String, NDArray> named(Relations relations) {
        Map<String, NDArray> outputs = new LinkedHashMap<>();
        outputs.put(TOKEN_NAME, relations.tokens().tokens());
        relations.auxiliary().ifPresent(judgement -> outputs.put(JUDGEMENT, judgement));
        return outputs;
    }

    @Override
    final Map<String, Shape> announced(int batch) {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        shapes.put(TOKEN_NAME, new Shape(batch, provider().tokensPerClip(read(), features(), units()), TOKENS.width()));
        try (Built<RelationGraph> built = build()) {
            if (built.component().auxiliaryWeight() > 0) {
                shapes.put(JUDGEMENT, new Shape(batch, units().size()));
            }
        }
        return shapes;
    }

    @Test
    public final void it_gives_at_least_one_token_and_as_many_as_announced() {
        try (Built<RelationGraph> built = build()) {
            assertThat(built.component().tokensPerClip())
                    .isEqualTo(provider().tokensPerClip(read(), features(), units()))
                    .isPositive();
        }
    }

    @Test
    public final void an_intervention_can_be_repeated_and_leaves_the_graph_as_it_was() {
        try (Built<RelationGraph> built = build()) {
            List<NDArray> inputs = inputs(home(), DataType.FLOAT32, 2, 1);
            Map<String, double[]> before = relations(built, inputs, Intervention.NONE);
            Map<String, double[]> once = relations(built, inputs, new Intervention(0.5, 7));
            assertSame(relations(built, inputs, new Intervention(0.5, 7)), once, "the same intervention a second time");
            assertSame(relations(built, inputs, Intervention.NONE), before, "no intervention, after some");
        }
    }

    @Test
    public final void without_any_edge_its_relations_are_finite() {
        try (Built<RelationGraph> built = build()) {
            relations(built, inputs(home(), DataType.FLOAT32, 2, 1), new Intervention(1, 7))
                    .forEach((name, values) -> assertThat(values)
                            .as("%s with all edges dropped", name)
                            .is(Conditions.FINITE));
        }
    }

    private Map<String, double[]> relations(Built<RelationGraph> built, List<NDArray> inputs, Intervention change) {
        try (GradMode off = GradMode.off();
                StepScope step = StepScope.open(home())) {
            Map<String, double[]> values = new LinkedHashMap<>();
            named(relate(built.component(), inputs, change, Mode.EVAL))
                    .forEach((name, array) -> values.put(name, Numbers.doubles(array)));
            return values;
        }
    }

    @Test
    public final void one_unit_will_do() {
        List<ActionUnit> one = units().subList(1, 2);
        Build build = Builds.of(provider(), options(), tuning(), DataType.FLOAT32, 1);
        try (RelationGraph graph = provider().create(build, features(), TOKENS, Draws.labels(one, 1))) {
            assertThat(relations(
                            new Built<>(graph, build.manager()),
                            inputs(home(), DataType.FLOAT32, 2, 1),
                            Intervention.NONE))
                    .allSatisfy((name, values) -> assertThat(values)
                            .as("%s for one unit", name)
                            .isNotEmpty()
                            .is(Conditions.FINITE));
        }
    }
}
