package org.aullm.datasets.clip;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.aullm.api.data.Dataset;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;
import org.aullm.api.spi.DatasetProvider;

/**
 * Clips that a manifest lists: a YAML file with a licence, and a CSV or JSON Lines table of folders of frames or videos.
 * {@code aullm data import} writes manifests of the field's data sets, a hand writes one of any other.
 *
 * <p>Clips become evidence in the same way, and are kept in the same cache, as those of the data set {@code clips}.
 */
public final class ManifestProvider implements DatasetProvider {

    static final Option<Path> FILE = Option.path("manifest", "the YAML file, or the folder with dataset.yaml")
            .required();

    @Override
    public String id() {
        return "manifest";
    }

    @Override
    public String summary() {
        return "Clips that a table of one's own lists, with their licence; what 'data import' writes.";
    }

    @Override
    public List<Option<?>> options() {
        List<Option<?>> all = new ArrayList<>(List.of(
                FILE,
                ClipsProvider.UNLABELLED,
                ClipsProvider.EVIDENCE,
                ClipsProvider.FRAMES,
                ClipsProvider.COLOUR,
                ClipsProvider.SIZE,
                ClipsProvider.APEX,
                ClipsProvider.CACHE));
        all.addAll(FrontEndOptions.all());
        return List.copyOf(all);
    }

    @Override
    public Dataset open(Options options) {
        return ManifestListing.opening(options).open(Runtime.getRuntime().availableProcessors());
    }
}
