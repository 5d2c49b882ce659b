package org.aullm.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.data.Clip;
import org.aullm.api.data.Dataset;
import org.aullm.api.spi.DatasetProvider;
import org.junit.jupiter.api.Test;

/**
 * The contract of data sets. Extend it in your plugin's tests and say which provider and what to open.
 *
 * @since 0.1.0
 */
public abstract class DatasetContract extends ProviderContract<DatasetProvider> {

    private static final int SOME = 5;

    private Dataset open() {
        return provider().open(read());
    }

    @Test
    public final void its_clips_have_ids_of_their_own_and_a_subject() {
        try (Dataset data = open()) {
            assertThat(data.clips()).as("clips").isNotEmpty();
            assertThat(data.clips().stream().map(Clip::id)).as("ids of clips").doesNotHaveDuplicates();
            assertThat(data.clips()).allSatisfy(clip -> {
                assertThat(clip.id()).isNotBlank();
                assertThat(clip.subject()).as("subject of clip '%s'", clip.id()).isNotBlank();
                assertThat(clip.dataset())
                        .as("data set of clip '%s'", clip.id())
                        .isNotBlank();
            });
        }
    }

    @Test
    public final void it_says_under_which_terms_each_source_data_set_may_be_used() {
        try (Dataset data = open()) {
            assertThat(data.licences().values()).as("licences").noneMatch(String::isBlank);
            assertThat(data.licences().keySet())
                    .as("data sets with a licence")
                    .containsAll(data.clips().stream().map(Clip::dataset).toList());
        }
    }

    @Test
    public final void opened_again_it_is_the_same() {
        try (Dataset data = open();
                Dataset again = open()) {
            assertThat(again.clips()).as("clips and their order").isEqualTo(data.clips());
            assertThat(again.evidence()).isEqualTo(data.evidence());
            assertThat(again.fingerprint()).as("fingerprint").isEqualTo(data.fingerprint());
            data.clips().stream().limit(SOME).forEach(clip -> assertThat(
                            Arrays.equals(floats(again.read(clip)), floats(data.read(clip))))
                    .as("evidence of clip '%s' is the same", clip.id())
                    .isTrue());
        }
    }

    @Test
    public final void its_fingerprint_is_a_sha_256_in_hex() {
        try (Dataset data = open()) {
            assertThat(data.fingerprint()).matches("[0-9a-f]{64}");
        }
    }

    @Test
    public final void its_evidence_is_finite_and_has_the_announced_shape() {
        try (Dataset data = open()) {
            data.clips().stream().limit(SOME).forEach(clip -> {
                check("evidence", clip, data.read(clip), data.evidence());
                check("still evidence", clip, data.still(clip), data.evidence());
            });
        }
    }

    private static void check(String what, Clip clip, FloatBuffer values, EvidenceSpec spec) {
        assertThat(values.position())
                .as("position of the %s of '%s'", what, clip.id())
                .isZero();
        assertThat(values.isReadOnly())
                .as("%s of '%s' is read-only", what, clip.id())
                .isTrue();
        float[] floats = floats(values);
        assertThat(floats)
                .as("%s of '%s', which is announced as %s", what, clip.id(), spec)
                .hasSize((int) spec.shape().size());
        for (float value : floats) {
            if (!Float.isFinite(value)) {
                throw new AssertionError("%s of '%s' holds %s".formatted(what, clip.id(), value));
            }
        }
    }

    @Test
    public final void reading_a_clip_twice_gives_the_same() {
        try (Dataset data = open()) {
            Clip clip = data.clips().get(0);
            float[] once = floats(data.read(clip));
            data.read(data.clips().get(data.clips().size() - 1));
            assertThat(Arrays.equals(floats(data.read(clip)), once))
                    .as("evidence of clip '%s', read again, is the same", clip.id())
                    .isTrue();
        }
    }

    private static float[] floats(FloatBuffer buffer) {
        float[] floats = new float[buffer.remaining()];
        buffer.duplicate().get(floats);
        return floats;
    }
}
