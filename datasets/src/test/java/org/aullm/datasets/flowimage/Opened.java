package org.aullm.datasets.flowimage;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.aullm.api.data.Dataset;
import org.aullm.api.option.Options;
import org.aullm.api.spi.DatasetProvider;

/** Data sets as a study file would open them. */
final class Opened {

    private Opened() {}

    static Dataset of(DatasetProvider provider, Map<String, ?> options) {
        return provider.open(Options.of(provider.options(), options));
    }

    static Dataset flowImages(Path root, Map<String, ?> more) {
        Map<String, Object> options = new HashMap<>(more);
        options.put("root", root.toString());
        return of(new FlowImagesProvider(), options);
    }
}
