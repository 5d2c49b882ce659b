package org.aullm.study.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aullm.api.option.Option;
import org.aullm.api.option.OptionType;
import org.aullm.api.spi.Provider;
import org.aullm.core.config.ComponentConfig;
import org.aullm.core.config.TrialConfig;
import org.aullm.core.registry.Registry;
import org.aullm.core.registry.Slot;
import org.aullm.core.result.Json;
import org.aullm.tensor.Sha256;

/**
 * Names a trial by everything that determines its result: configuration with defaults, the content of files, the data,
 * seed, fold and code. Names of studies and variants, and places of files, are not part of it.
 */
public final class TrialIds {

    private static final int LENGTH = 16;

    private final Registry registry;
    private final String data;
    private final Fingerprints fingerprints;
    private final CodeVersion code;

    /**
     * Ids for trials on one data set.
     *
     * @param data the data set's fingerprint
     */
    public TrialIds(Registry registry, String data, Fingerprints fingerprints) {
        this.registry = registry;
        this.data = data;
        this.fingerprints = fingerprints;
        this.code = new CodeVersion(fingerprints);
    }

    /** The first 16 hex digits of SHA-256 over the canonical JSON of what determines the trial. */
    public String of(TrialConfig config) {
        List<Class<?>> used = new ArrayList<>();
        TrialConfig content = new TrialConfig(
                data(config.data(), used),
                config.units(),
                content(Slot.ENCODER, config.encoder(), used),
                content(Slot.PROJECTOR, config.projector(), used),
                content(Slot.GRAPH, config.graph(), used),
                content(Slot.LLM, config.llm(), used),
                content(Slot.LOSS, config.loss(), used),
                config.regularizers().stream()
                        .map(each -> content(Slot.REGULARIZER, each, used))
                        .toList(),
                config.prompt(),
                config.training(),
                config.fold(),
                config.seed(),
                config.device(),
                config.choosing());
        // As a map, keys are sorted on every level; a record's would stand in the order of its source.
        Map<?, ?> sorted = Json.CANONICAL.convertValue(content, Map.class);
        return Sha256.of(Json.CANONICAL.writeValueAsString(Map.of("config", sorted, "code", code.of(used))))
                .substring(0, LENGTH);
    }

    private ComponentConfig data(ComponentConfig config, List<Class<?>> used) {
        ComponentConfig content = content(Slot.DATA, config, used);
        Map<String, Object> options = new LinkedHashMap<>(content.options());
        registry.find(Slot.DATA, config.use()).stream()
                .flatMap(provider -> Slot.DATA.options(provider).stream())
                .filter(TrialIds::isPath)
                .forEach(option -> options.remove(option.key()));
        options.put("fingerprint", data);
        return new ComponentConfig(config.use(), options);
    }

    private ComponentConfig content(Slot slot, ComponentConfig config, List<Class<?>> used) {
        Map<String, Object> options = new LinkedHashMap<>(config.options());
        registry.find(slot, config.use()).ifPresent(provider -> {
            used.add(provider.getClass());
            if (slot == Slot.LLM && config.options().get(Slot.VERBALIZERS.key()) instanceof List<?> names) {
                names.forEach(name -> registry.find(Slot.VERBALIZER, String.valueOf(name))
                        .ifPresent(verbalizer -> used.add(verbalizer.getClass())));
            }
            if (slot != Slot.DATA) {
                replacePaths(slot, provider, options);
            }
        });
        return new ComponentConfig(config.use(), options);
    }

    private void replacePaths(Slot slot, Provider provider, Map<String, Object> options) {
        for (Option<?> option : slot.options(provider)) {
            // An empty path is a default that stands for no file.
            if (isPath(option) && options.get(option.key()) instanceof String path && !path.isEmpty()) {
                options.put(option.key(), fingerprints.of(Path.of(path)));
            }
        }
    }

    private static boolean isPath(Option<?> option) {
        return option.type().kind() == OptionType.Kind.PATH;
    }
}
