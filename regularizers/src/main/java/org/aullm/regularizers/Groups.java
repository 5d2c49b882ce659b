package org.aullm.regularizers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import org.aullm.api.ComponentException;
import org.aullm.api.TrainingSpec;
import org.aullm.api.data.Clip;
import org.aullm.api.option.Option;
import org.aullm.tensor.Arrays;

/** The domains that training clips come from: data sets or subjects, in alphabetic order. */
record Groups(List<String> names, Function<Clip, String> of) {

    static final Option<String> OPTION = Option.choice(
                    "domains",
                    "what tells clips apart: the data set they come from, or the subject",
                    "datasets",
                    "subjects")
            .orElse("datasets");

    Groups {
        names = List.copyOf(names);
    }

    /**
     * The domains of a training.
     *
     * @param word the option's value
     * @throws ComponentException if there is only one
     */
    static Groups of(String id, String word, TrainingSpec training) {
        Function<Clip, String> of = word.equals("subjects") ? Clip::subject : Clip::dataset;
        List<String> names =
                List.copyOf(new TreeSet<>(training.clips().stream().map(of).toList()));
        if (names.size() < 2) {
            throw new ComponentException(
                    "%s: all training clips are of one domain (%s); write domains: %s, or leave it out"
                            .formatted(id, String.join("", names), word.equals("subjects") ? "datasets" : "subjects"));
        }
        return new Groups(names, of);
    }

    /** (clips, domains): 1 where a clip is of a domain, else 0. */
    NDArray membership(NDManager step, List<Clip> clips, DataType precision) {
        float[] members = new float[clips.size() * names.size()];
        for (int i = 0; i < clips.size(); i++) {
            members[i * names.size() + names.indexOf(of.apply(clips.get(i)))] = 1;
        }
        return Arrays.data(step, members, precision, clips.size(), names.size());
    }
}
