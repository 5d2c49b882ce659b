package org.aullm.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.aullm.testkit.FaultyProjector.Fault;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each fault is caught by the check that is meant for it, and said so that its author knows what to do. */
class FaultyProjectorTest {

    @TestFactory
    Stream<DynamicContainer> without_a_fault_every_check_passes() {
        return Stream.of(Contracts.of("sound", () -> FaultyProjector.contract(Fault.NONE)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            ANOTHER_SHAPE          | its_outputs_have_the_announced_shapes | shape of content tokens
            MIXES_ROWS             | a_row_does_not_depend_on_its_batch_in_eval | content tokens: a clip judged alone and beside three others
            CANNOT_LEARN           | every_trained_parameter_gets_a_gradient | gradient of 'idle', tuning FULL; without one it cannot learn
            CUTS_THE_GRAPH         | a_gradient_passes_through_it | without one nothing before it can learn
            WRONG_GRADIENT         | its_gradients_agree_with_differences | largest disagreement of gradients with differences
            NUMBER_OPERATION       | a_garbage_collection_between_forward_and_backward_changes_nothing | Use org.aullm.tensor.Ops instead of operations on numbers
            TRAINS_WHEN_FROZEN     | a_frozen_build_stays_as_it_is | parameters to be trained though tuning is frozen
            SAVES_NOTHING          | what_was_saved_gives_the_same_result_when_it_is_loaded | save every array that EVAL depends on
            LOADS_NOTHING_GLADLY   | loading_from_an_empty_folder_is_refused | load() of a folder in which nothing was saved
            IGNORES_THE_SEED       | other_seeds_give_other_weights | derive every draw from build.seed()
            DRAWS_ITS_OWN_WEIGHTS  | equal_seeds_give_equal_weights | two builds with seed 5
            DRAWS_ITS_OWN_NOISE    | the_same_call_under_the_same_seed_gives_the_same_result | draw from the engine's generator only
            LEAKS                  | memory_stays_flat_over_two_hundred_calls | what a call makes must die with its step
            LEARNS_IN_EVAL         | an_eval_pass_leaves_its_state_and_its_inputs_alone | state after a pass in EVAL
            CHANGES_ITS_INPUT      | an_eval_pass_leaves_its_state_and_its_inputs_alone | input 1: after the call
            CALLS_ITSELF_OTHERWISE | its_description_is_complete | description().id()
            STAYS_OPEN             | closing_it_frees_its_arrays_and_can_be_repeated | the build's manager is open after close()
            OVERFLOWS              | large_inputs_give_finite_results | content tokens of inputs a hundred times as large as usual
            TAKES_ANY_SHAPE        | features_of_another_shape_are_refused | for a projector that was built for
            ANSWERS_ANEW           | it_is_cheap_to_ask_and_always_answers_alike | 'size' is made anew
            """)
    void a_fault_is_caught(Fault fault, String check, String said) {
        assertThatThrownBy(Caught.check(() -> FaultyProjector.contract(fault), check))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(said);
    }
}
