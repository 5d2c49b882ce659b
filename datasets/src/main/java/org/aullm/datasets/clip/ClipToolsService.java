package org.aullm.datasets.clip;

import java.util.List;
import java.util.Map;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;
import org.aullm.api.spi.ClipToolsProvider;
import org.aullm.api.vision.ClipTools;

/** Opens the front end outside any data set. */
public final class ClipToolsService implements ClipToolsProvider {

    @Override
    public List<Option<?>> options() {
        return FrontEndOptions.all();
    }

    @Override
    public ClipTools open(Options options) {
        return new FrontEnd(options);
    }

    @Override
    public Map<String, String> parts() {
        return new Parts().all();
    }
}
