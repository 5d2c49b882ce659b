package org.aullm.datasets.flowimage;

import java.nio.file.Path;
import java.util.List;
import org.aullm.api.data.Dataset;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;
import org.aullm.api.spi.DatasetProvider;

/**
 * A folder of optical-flow pictures from onset to apex, with a table of their action units.
 *
 * <p>The table is a CSV file with the columns {@code dataset}, {@code subject}, {@code sample}, {@code file} (relative to
 * the root) and {@code aus} ({@code 4;7;12}); for {@code coding: 2019} also {@code aus_2019}. Other columns are ignored.
 * A data set of the table in which no row names any unit counts as not coded: all its units are unknown. In a coded data
 * set every unit that any of its rows names was looked for in all of them, so an empty list there means that none is
 * present; units that it never names are unknown.
 *
 * <p>The pictures are PNG files of one size with 8 bits for each of red (horizontal flow u), green (vertical flow v) and
 * blue (optical strain). Many published ones have every channel stretched to 0..255 on its own, which moves the level of
 * no motion to another grey in every picture; the option {@code zero-level} undoes that.
 */
public final class FlowImagesProvider implements DatasetProvider {

    static final Option<Path> ROOT =
            Option.path("root", "the folder with the table and the pictures").required();
    static final Option<String> INDEX =
            Option.text("index", "the table's file name in the root").orElse("index.csv");
    static final Option<List<String>> DATASETS = Option.texts(
                    "datasets", "data sets to take from the table; empty means all")
            .orElse(List.of());
    static final Option<String> CODING = Option.choice(
                    "coding", "which coding to use where a data set has a second one of 2019", "2014", "2019")
            .orElse("2014");
    static final Option<String> UNLABELLED = Option.choice(
                    "unlabelled", "what becomes of clips from data sets without action units", "drop", "keep")
            .orElse("drop");

    // Measured on the 278 clips of CASME II and SAMM in MEGC 2019: the medians of v spread over 0..255 with a standard
    // deviation of 62 grey levels, those of u of 39. Taking them away makes mirroring a mere change of sign and a still
    // clip the same for all pictures. Kernel ridge regression with mirrored training pictures, leaving one subject out,
    // reached a binary F1 of 66.8 with it and 64.4 without (means over nine settings).
    static final Option<String> ZERO_LEVEL = Option.choice(
                    "zero-level",
                    "what is taken away from u and v: nothing, or each picture's own median, "
                            + "which is its level of no motion where most of the face is at rest",
                    "none",
                    "median")
            .orElse("median");

    static final Option<String> LICENCE = Option.text(
                    "licence", "under which terms the pictures may be used; empty says what is known of the data sets")
            .orElse("");

    @Override
    public String id() {
        return "flow-images";
    }

    @Override
    public String summary() {
        return "A folder of onset-to-apex optical-flow pictures (u, v, strain) with a table of action units.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(ROOT, INDEX, DATASETS, CODING, UNLABELLED, ZERO_LEVEL, LICENCE);
    }

    @Override
    public Dataset open(Options options) {
        FlowIndex index = FlowIndex.read(options.get(ROOT), options.get(INDEX), options.get(CODING));
        boolean keepUnlabelled = options.get(UNLABELLED).equals("keep");
        List<FlowIndex.Entry> kept = index.select(options.get(DATASETS), keepUnlabelled);
        boolean medianIsZero = options.get(ZERO_LEVEL).equals("median");
        return new FlowImages(kept, options.get(CODING), medianIsZero, options.get(LICENCE));
    }
}
