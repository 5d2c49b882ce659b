package org.aullm.core.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.aullm.api.ComponentDescription;
import org.aullm.api.ComponentException;
import org.aullm.api.Mode;
import org.aullm.api.Parameter;
import org.aullm.api.ParameterSet;
import org.aullm.api.Projector;
import org.aullm.api.SoftTokens;
import org.aullm.api.VisualFeatures;
import org.aullm.core.registry.Slot;
import org.aullm.tensor.Arrays;
import org.aullm.tensor.Engines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CheckedTest {

    private static final String ADVICE =
            ". This is a defect of the component: its author's test of the contract (aullm-testkit) finds it";

    private final NDManager home = Engines.newManager(Device.cpu());
    private final NDArray buffer = Arrays.owned(home, new double[] {0}, DataType.FLOAT32, 1);

    @AfterEach
    void close() {
        home.close();
    }

    /** What a projector with one fault gives back for two clips. */
    private final class Odd implements Projector {
        private final Function<VisualFeatures, NDArray> body;

        Odd(Function<VisualFeatures, NDArray> body) {
            this.body = body;
        }

        @Override
        public int tokensPerClip() {
            return 1;
        }

        @Override
        public SoftTokens project(VisualFeatures features, Mode mode) {
            return new SoftTokens(body.apply(features));
        }

        @Override
        public ComponentDescription description() {
            return ComponentDescription.of("odd");
        }

        @Override
        public ParameterSet parameters() {
            return new ParameterSet(List.of(new Parameter("seen", buffer, Parameter.Role.BUFFER)));
        }

        @Override
        public void save(Path folder) {}

        @Override
        public void load(Path folder) {}

        @Override
        public void close() {}
    }

    private NDArray array(DataType type, double value, long... shape) {
        double[] values = new double[(int) new ai.djl.ndarray.types.Shape(shape).size()];
        java.util.Arrays.fill(values, value);
        return Arrays.owned(home, values, type, shape);
    }

    private SoftTokens project(Function<VisualFeatures, NDArray> body, Mode mode) {
        VisualFeatures two =
                new VisualFeatures(array(DataType.FLOAT32, 1, 2, 3, 1, 2, 2), array(DataType.FLOAT32, 1, 2, 5));
        return Checked.around(Slot.PROJECTOR, (Projector) new Odd(body)).project(two, mode);
    }

    @Test
    void what_is_right_passes_unchanged() {
        NDArray right = array(DataType.FLOAT32, 0.5, 2, 1, 4);

        assertThat(project(any -> right, Mode.EVAL).tokens()).isSameAs(right);
    }

    @Test
    void another_shape_than_announced_is_said() {
        assertThatThrownBy(() -> project(any -> array(DataType.FLOAT32, 0.5, 2, 3, 4), Mode.TRAIN))
                .isInstanceOf(ComponentException.class)
                .hasMessage("projector 'odd' gave content tokens of shape (2, 3, 4), but (2, 1, -1) was announced"
                        + ADVICE);
    }

    @Test
    void another_number_of_clips_is_said() {
        assertThatThrownBy(() -> project(any -> array(DataType.FLOAT32, 0.5, 3, 1, 4), Mode.TRAIN))
                .hasMessage("projector 'odd' gave content tokens of shape (3, 1, 4), but (2, 1, -1) was announced"
                        + ADVICE);
    }

    @Test
    void another_type_is_said() {
        assertThatThrownBy(() -> project(any -> array(DataType.FLOAT64, 0.5, 2, 1, 4), Mode.TRAIN))
                .hasMessage("projector 'odd' gave content tokens of type float64, but the trial computes in FLOAT32"
                        + ADVICE);
    }

    @Test
    void what_is_not_a_number_is_said() {
        assertThatThrownBy(() -> project(any -> array(DataType.FLOAT32, Double.NaN, 2, 1, 4), Mode.TRAIN))
                .hasMessage("projector 'odd' gave content tokens that hold NaN" + ADVICE);
    }

    @Test
    void state_that_moves_in_eval_is_said_and_may_move_in_training() {
        Function<VisualFeatures, NDArray> moving = any -> {
            buffer.addi(buffer.onesLike());
            return array(DataType.FLOAT32, 0.5, 2, 1, 4);
        };

        assertThatCode(() -> project(moving, Mode.TRAIN)).doesNotThrowAnyException();
        assertThatThrownBy(() -> project(moving, Mode.EVAL))
                .hasMessage("projector 'odd' changed its own state in EVAL" + ADVICE);
    }

    @Test
    void what_the_component_throws_is_thrown() {
        assertThatThrownBy(() -> project(
                        any -> {
                            throw new ComponentException("not today");
                        },
                        Mode.TRAIN))
                .isInstanceOf(ComponentException.class)
                .hasMessage("not today");
    }
}
