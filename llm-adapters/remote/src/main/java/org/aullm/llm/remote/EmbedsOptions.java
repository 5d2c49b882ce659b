package org.aullm.llm.remote;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.aullm.api.option.Option;
import org.aullm.llm.text.Questions;

/** Options that back ends with soft tokens share. */
final class EmbedsOptions {

    static final Option<Path> CHECKPOINT = Option.path(
                    "checkpoint", "folder with the served model's tokenizer.json and safetensors; only rows are read")
            .required();
    static final Option<String> QUESTION = Option.text(
                    "question", "what is asked of each unit, which {unit} stands for")
            .orElse(Questions.USUAL);

    private EmbedsOptions() {}

    static List<Option<?>> with(Option<?>... own) {
        List<Option<?>> all = new ArrayList<>(Server.ALL);
        all.addAll(List.of(CHECKPOINT, QUESTION));
        all.addAll(List.of(own));
        return List.copyOf(all);
    }
}
