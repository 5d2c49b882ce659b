package org.aullm.datasets.arrays;

import java.nio.file.Path;
import java.util.List;
import org.aullm.api.EvidenceKind;
import org.aullm.api.data.Dataset;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;
import org.aullm.api.spi.DatasetProvider;

/**
 * Evidence that something else has computed: a manifest says whose clips they are, what is in them and under which terms
 * they may be used; files of numpy or safetensors hold the numbers.
 *
 * <p>Numbers are whole or floats of 16 to 64 bits, of either order of bytes, and become floats of 32 bits; none may be
 * infinite or no number. Files are mapped into memory and never unpickled.
 */
public final class ArraysProvider implements DatasetProvider {

    static final Option<Path> MANIFEST = Option.path(
                    "manifest",
                    "the YAML file, or the folder with dataset.yaml; its table needs no paths if 'array' is given")
            .required();
    static final Option<String> ARRAY = Option.text(
                    "array",
                    "the file with the numbers of all clips, .npy or .safetensors, in the manifest's root: one array whose"
                            + " first axis follows the rows of the table, or a tensor for each clip, called SUBJECT/SAMPLE or"
                            + " SAMPLE; empty if each row's path is a file of its own")
            .orElse("");
    static final Option<String> TENSOR = Option.text(
                    "tensor", "which tensor of a .safetensors file; empty for the only one, or one for each clip")
            .orElse("");
    static final Option<String> EVIDENCE = Option.choice(
                    "evidence",
                    "what the numbers are: features of any meaning, u, v and strain, grey frames from 0 to 255, or frames"
                            + " with the flow up to each",
                    EvidenceKind.FEATURES.key(),
                    EvidenceKind.FLOW_IMAGE.key(),
                    EvidenceKind.FRAMES.key(),
                    EvidenceKind.FRAMES_AND_FLOW.key())
            .orElse(EvidenceKind.FEATURES.key());
    static final Option<String> STILL = Option.text(
                    "still",
                    "a file like 'array' with what each clip would give if nothing moved, such as features of the onset frame"
                            + " alone; empty: no flow, the first frame, and for features the average of the clips learnt from")
            .orElse("");
    static final Option<String> UNLABELLED = Option.choice(
                    "unlabelled", "what becomes of clips whose units are unknown", "drop", "keep")
            .orElse("drop");

    @Override
    public String id() {
        return "arrays";
    }

    @Override
    public String summary() {
        return "Evidence that was computed elsewhere, in .npy or .safetensors files, with a manifest of its clips.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(MANIFEST, ARRAY, TENSOR, EVIDENCE, STILL, UNLABELLED);
    }

    @Override
    public Dataset open(Options options) {
        return new ArraysOpening(options).open();
    }
}
