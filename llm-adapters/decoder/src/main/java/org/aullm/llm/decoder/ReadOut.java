package org.aullm.llm.decoder;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.function.Supplier;
import org.aullm.llm.text.Questions;
import org.aullm.tensor.Ops;
import org.aullm.tensor.nn.Linear;

/** How hidden states become one logit per unit. */
sealed interface ReadOut {

    /** What is asked after each clip's prompt; no questions for one answer about all units. */
    Questions questions();

    /** (batch * answers, hidden) to (batch, units). */
    NDArray logits(NDArray states);

    /** A linear head on the hidden state at the prompt's end (AU-LLM, arXiv 2507.21778). */
    record HiddenState(Linear head) implements ReadOut {
        @Override
        public Questions questions() {
            return new Questions(List.of());
        }

        @Override
        public NDArray logits(NDArray states) {
            return head.apply(states);
        }
    }

    /**
     * The log-odds of yes against no after each unit's question: {@code log p(yes) - log p(no)}, each summed over the ways
     * of writing it. The rest of the vocabulary cancels out and is never computed. Our proposal, not the paper's.
     *
     * @param head scores the answer tokens, yes first
     * @param yes how many of them say yes
     */
    record Answers(Questions questions, Supplier<VocabularyHead> head, int yes) implements ReadOut {
        @Override
        public NDArray logits(NDArray states) {
            NDArray scores = head.get().apply(states);
            long all = scores.getShape().get(1);
            NDArray odds = logSum(Ops.slice(scores, 1, 0, yes)).sub(logSum(Ops.slice(scores, 1, yes, all)));
            return odds.reshape(-1, questions.tokens().size());
        }

        /** log(sum(exp(x))) over the last axis, without overflow. */
        private static NDArray logSum(NDArray x) {
            NDArray top = Ops.stopGradient(x.max(new int[] {1}, true));
            return x.sub(top).exp().sum(new int[] {1}, true).log().add(top);
        }
    }
}
