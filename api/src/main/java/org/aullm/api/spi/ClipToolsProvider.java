package org.aullm.api.spi;

import java.util.List;
import java.util.Map;
import org.aullm.api.Experimental;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;
import org.aullm.api.vision.ClipTools;

/**
 * Provides the way from videos and folders of frames to evidence, outside any study.
 *
 * @since 0.1.0
 */
@Experimental
public interface ClipToolsProvider {

    /**
     * The settings of the front end: detector, crop, flow, frames, apex. The data set {@code clips} has the same options
     * among others, under the same keys.
     */
    List<Option<?>> options();

    /**
     * Opens the tools.
     *
     * @throws org.aullm.api.ComponentException if a part that is asked for does not exist or cannot work here
     */
    ClipTools open(Options options);

    /**
     * What the parts are and whether they work on this machine: {@code reader images}, {@code detector cascade},
     * {@code flow farneback} and so on, each with {@code ok} or what is in its way.
     */
    Map<String, String> parts();
}
