package org.aullm.datasets.clip;

import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.aullm.api.ComponentException;
import org.aullm.api.EvidenceKind;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.data.Dataset;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;
import org.aullm.api.spi.AnnotationToolsProvider.Policy;
import org.aullm.api.spi.DatasetProvider;
import org.aullm.datasets.annotation.AnnotatedClips;

/**
 * A data set of the field as its owner delivers it: an annotation table, and beside it a folder of frames or a video for
 * each clip.
 *
 * <p>The face is found on a clip's first frame, and one similarity brings all its frames to aligned grey crops. Of these it
 * gives frames, optical flow from onset to apex, or both. Crops and evidence are kept in a cache, each step by a key over
 * the content of what it depends on: another setting repeats what depends on it and nothing else, a build that was
 * interrupted goes on, and reading a clip is a look into mapped memory.
 *
 * <p>A clip that cannot be read (no folder, a damaged frame, no face, a path out of the root) is left out and named in the
 * results; the others go on, unless none is left.
 */
public final class ClipsProvider implements DatasetProvider {

    static final Option<Path> ROOT =
            Option.path("root", "the data set's folder").required();
    static final Option<String> TABLE_FORM = Option.text(
                    "table-form", "whose annotation table it is: " + String.join(", ", AnnotatedClips.forms()))
            .required();
    static final Option<String> TABLE = Option.text(
                    "table", "the annotation table, xlsx or csv, relative to the root; empty for the only one there")
            .orElse("");
    static final Option<String> FRAMES_ROOT = Option.text(
                    "frames-root", "the folder below which clips lie, relative to the root; empty for the root itself")
            .orElse("");
    static final Option<String> LAYOUT = Option.text(
                    "layout",
                    "a clip's folder or video below that, with {subject}, {sample} and {emotion}; empty for the form's usual one")
            .orElse("");
    static final Option<String> NAME = Option.text(
                    "name", "what clips and subjects are called after; empty for the form's name without its year")
            .orElse("");
    static final Option<String> READING = Option.choice(
                    "reading", "digits: MEB's reading of codes; strict: what fits FACS's grammar", "digits", "strict")
            .orElse("digits");
    static final Option<String> ALTERNATIVES = Option.choice(
                    "alternatives", "what becomes of 'R6 or R12'", "table", "first", "drop")
            .orElse("table");
    static final Option<String> DOUBTFUL = Option.choice(
                    "doubtful", "what becomes of units that 4DME marks with (k)", "drop", "keep")
            .orElse("drop");
    static final Option<Boolean> FIXES = Option.flag("fixes", "whether known errors of the table are corrected")
            .orElse(false);
    static final Option<String> UNLABELLED = Option.choice(
                    "unlabelled", "what becomes of clips whose units are unknown", "drop", "keep")
            .orElse("drop");
    static final Option<String> NO_UNITS = Option.choice(
                    "no-units",
                    "what a row without units means: that they are unknown, or that none is present",
                    "unknown",
                    "absent")
            .orElse("unknown");
    static final Option<String> EVIDENCE = Option.choice(
                    "evidence",
                    "grey frames, optical flow from onset to apex, or frames with the flow up to each",
                    EvidenceKind.FRAMES.key(),
                    EvidenceKind.FLOW_IMAGE.key(),
                    EvidenceKind.FRAMES_AND_FLOW.key())
            .orElse(EvidenceKind.FRAMES.key());
    static final Option<Integer> FRAMES =
            Option.integer("frames", "frames of a clip").between(2, 512).orElse(16);
    static final Option<Boolean> COLOUR = Option.flag(
                    "colour",
                    "whether frames are red, green and blue, for encoders that take them; flow is of grey always")
            .orElse(false);
    static final Option<Integer> SIZE = Option.integer(
                    "size", "rows and columns of evidence, at most those of the crop; 0 for as many")
            .between(0, 1024)
            .orElse(0);
    static final Option<String> APEX = Option.choice(
                    "apex",
                    "the table's, and the middle where it has none; the middle; or where the face has moved most",
                    ApexChoice.ANNOTATED.key(),
                    ApexChoice.MIDDLE.key(),
                    ApexChoice.SPOTTED.key())
            .orElse(ApexChoice.ANNOTATED.key());
    static final Option<String> LICENCE = Option.text(
                    "licence", "under which terms the data may be used; empty says what is known of the data set")
            .orElse("");
    static final Option<Path> CACHE = Option.path(
                    "cache",
                    "where crops and evidence are kept; empty for the folder .aullm-cache in the root, so that they stay"
                            + " under the data set's agreement")
            .orElse(Path.of(""));

    @Override
    public String id() {
        return "clips";
    }

    @Override
    public String summary() {
        return "A data set as its owner delivers it: an annotation table with frame folders or videos.";
    }

    @Override
    public String details() {
        return Parts.flowSheet();
    }

    @Override
    public List<Option<?>> options() {
        List<Option<?>> all = new ArrayList<>(List.of(
                ROOT,
                TABLE_FORM,
                TABLE,
                FRAMES_ROOT,
                LAYOUT,
                NAME,
                READING,
                ALTERNATIVES,
                DOUBTFUL,
                FIXES,
                UNLABELLED,
                NO_UNITS,
                EVIDENCE,
                FRAMES,
                COLOUR,
                SIZE,
                APEX,
                LICENCE,
                CACHE));
        all.addAll(FrontEndOptions.all());
        return List.copyOf(all);
    }

    @Override
    public Dataset open(Options options) {
        return TableListing.opening(options).open(Runtime.getRuntime().availableProcessors());
    }

    static EvidenceSpec spec(Options options) {
        int crop = options.get(FrontEndOptions.CROP);
        int size = options.get(SIZE) == 0 ? crop : options.get(SIZE);
        int frames = options.get(FRAMES);
        EvidenceKind kind = kind(options.get(EVIDENCE));
        boolean colour = options.get(COLOUR);
        if (colour && kind != EvidenceKind.FRAMES) {
            throw new ComponentException("colour: evidence '%s' is grey; with colour use evidence '%s'"
                    .formatted(kind, EvidenceKind.FRAMES));
        }
        return switch (kind) {
            case FLOW_IMAGE -> new EvidenceSpec(EvidenceKind.FLOW_IMAGE, new Shape(3, size, size));
            case FRAMES -> new EvidenceSpec(EvidenceKind.FRAMES, new Shape(colour ? 3 : 1, frames, size, size));
            case FRAMES_AND_FLOW -> new EvidenceSpec(EvidenceKind.FRAMES_AND_FLOW, new Shape(4, frames, size, size));
            case FEATURES -> throw new IllegalArgumentException("nothing here computes features");
        };
    }

    private static EvidenceKind kind(String key) {
        for (EvidenceKind kind : EvidenceKind.values()) {
            if (kind.key().equals(key)) {
                return kind;
            }
        }
        throw new IllegalArgumentException(key);
    }

    static Policy policy(Options options) {
        return new Policy(options.get(READING), options.get(ALTERNATIVES), options.get(DOUBTFUL), options.get(FIXES));
    }
}
