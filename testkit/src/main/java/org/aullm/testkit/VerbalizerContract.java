package org.aullm.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.aullm.api.ActionUnit;
import org.aullm.api.EvidenceKind;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.Observation;
import org.aullm.api.Verbalizer;
import org.aullm.api.spi.VerbalizerProvider;
import org.aullm.tensor.Seeds;
import org.junit.jupiter.api.Test;

/**
 * The contract of verbalizers. Extend it in your plugin's tests and say which provider is meant.
 *
 * @since 0.1.0
 */
public abstract class VerbalizerContract extends ProviderContract<VerbalizerProvider> {

    /** The units that are judged. */
    protected List<ActionUnit> units() {
        return Draws.units(1, 4, 12);
    }

    /** An observation with everything that the verbalizer needs, and nothing else. */
    private Observation observation(double scale, long seed) {
        Set<VerbalizerProvider.Need> needs = provider().needs();
        boolean flow = needs.contains(VerbalizerProvider.Need.FLOW);
        EvidenceSpec spec = flow
                ? new EvidenceSpec(EvidenceKind.FLOW_IMAGE, new Shape(3, 28, 28))
                : new EvidenceSpec(EvidenceKind.FRAMES, new Shape(1, 4, 16, 16));
        SplittableRandom random = Seeds.random(seed, "observation");
        float[] evidence = new float[(int) spec.shape().size()];
        for (int i = 0; i < evidence.length; i++) {
            evidence[i] = (float) (scale * random.nextGaussian());
        }
        List<Double> scores = new ArrayList<>();
        List<Observation.Relation> relations = new ArrayList<>();
        for (int i = 0; i < units().size(); i++) {
            scores.add(random.nextDouble());
            relations.add(new Observation.Relation(
                    units().get(i), units().get((i + 1) % units().size()), random.nextDouble()));
        }
        return new Observation(
                units(),
                spec,
                FloatBuffer.wrap(evidence),
                needs.contains(VerbalizerProvider.Need.SCORES) ? Optional.of(scores) : Optional.empty(),
                needs.contains(VerbalizerProvider.Need.RELATIONS) ? relations : List.of());
    }

    @Test
    public final void the_same_observation_gets_the_same_words() {
        String words = provider().create().describe(observation(1, 1));
        Verbalizer other = provider().create();
        other.describe(observation(1, 2));
        assertThat(other.describe(observation(1, 1)))
                .as("what another one says of the same clip, after it spoke of a different one")
                .isEqualTo(words);
    }

    @Test
    public final void it_says_something_without_an_end_of_line_at_the_end() {
        for (double scale : new double[] {0, 1, 1000}) {
            assertThat(provider().create().describe(observation(scale, 1)))
                    .as("words for evidence of size %s", scale)
                    .isNotBlank()
                    .doesNotEndWith("\n");
        }
    }

    @Test
    public final void it_leaves_the_evidence_where_it_was() {
        Observation clip = observation(1, 1);
        provider().create().describe(clip);
        assertThat(clip.evidence().position())
                .as("position of the evidence after it was read; read a duplicate")
                .isZero();
    }
}
