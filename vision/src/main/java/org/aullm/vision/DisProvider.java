package org.aullm.vision;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;
import org.aullm.api.spi.FlowProvider;
import org.aullm.api.vision.FlowMethod;
import org.bytedeco.opencv.opencv_video.DISOpticalFlow;

/** Dense inverse search, by OpenCV. */
public final class DisProvider implements FlowProvider {

    static final String ID = "dis";

    static final Option<String> PRESET = Option.choice(
                    "preset",
                    "how fine it looks; fast and ultrafast stop at a coarse grid and miss motion below two pixels, that is"
                            + " micro-expressions",
                    "medium",
                    "fast",
                    "ultrafast")
            .orElse("medium");

    private static final Map<String, Integer> PRESETS = Map.of(
            "medium", DISOpticalFlow.PRESET_MEDIUM,
            "fast", DISOpticalFlow.PRESET_FAST,
            "ultrafast", DISOpticalFlow.PRESET_ULTRAFAST);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String summary() {
        return "Dense inverse search, by OpenCV.";
    }

    @Override
    public String source() {
        return "Kroeger, Timofte, Dai and Van Gool, Fast Optical Flow using Dense Inverse Search, ECCV 2016";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(PRESET);
    }

    @Override
    public Optional<String> trouble() {
        return Natives.opencvTrouble();
    }

    @Override
    public FlowMethod create(Options options) {
        Natives.requireOpencv("flow '%s'".formatted(ID));
        return new OpencvFlow(ID, DISOpticalFlow.create(PRESETS.getOrDefault(options.get(PRESET), 0)));
    }
}
