package org.aullm.study.file;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.aullm.api.ActionUnit;
import org.aullm.api.ComponentException;
import org.aullm.api.data.Clip;
import org.aullm.api.data.Dataset;
import org.aullm.api.option.Options;
import org.aullm.api.spi.DatasetProvider;
import org.aullm.core.config.ComponentConfig;
import org.aullm.core.registry.Registry;
import org.aullm.core.registry.Slot;
import org.aullm.study.Problems;
import org.aullm.study.yaml.YamlNode;
import org.aullm.tensor.Sha256;

/** Opens a data set and checks whether it has what is to be judged. */
final class EvidenceChecker {

    private static final int CONTENT_DIGITS = 16;

    private final Registry registry;
    private final Problems problems;

    EvidenceChecker(Registry registry, Problems problems) {
        this.registry = registry;
        this.problems = problems;
    }

    /** What the data set holds, or nothing if it cannot be opened. */
    Optional<Evidence> check(ComponentConfig config, YamlNode node, Map<Integer, YamlNode> units) {
        DatasetProvider provider =
                (DatasetProvider) registry.find(Slot.DATA, config.use()).orElseThrow();
        try (Dataset data = provider.open(Options.of(Slot.DATA.options(provider), config.options()))) {
            units(config.use(), data, units);
            List<ActionUnit> judged =
                    units.keySet().stream().map(ActionUnit::new).toList();
            List<Clip> clips = new ArrayList<>(data.clips());
            clips.removeIf(clip -> judged.stream().noneMatch(clip.labels().coded()::contains));
            return Optional.of(new Evidence(
                    data.evidence(),
                    clips,
                    clips.stream().map(clip -> content(data.read(clip))).toList(),
                    data.licences(),
                    data.remarks(),
                    data.fingerprint()));
        } catch (ComponentException e) {
            problems.add(node, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static String content(FloatBuffer evidence) {
        ByteBuffer bytes = ByteBuffer.allocate(evidence.remaining() * Float.BYTES);
        bytes.asFloatBuffer().put(evidence.duplicate());
        return Sha256.of(bytes).substring(0, CONTENT_DIGITS);
    }

    private void units(String use, Dataset data, Map<Integer, YamlNode> units) {
        Map<ActionUnit, Long> positives = data.clips().stream()
                .flatMap(clip -> clip.labels().present().stream())
                .collect(Collectors.groupingBy(unit -> unit, TreeMap::new, Collectors.counting()));
        TreeSet<ActionUnit> coded = new TreeSet<>();
        data.clips().forEach(clip -> coded.addAll(clip.labels().coded()));
        String offered = "\n  Units with clips: %s."
                .formatted(positives.entrySet().stream()
                        .map(entry -> entry.getKey().number() + " (" + entry.getValue() + ")")
                        .collect(Collectors.joining(", ")));
        units.forEach((number, node) -> {
            ActionUnit unit = new ActionUnit(number);
            if (!coded.contains(unit)) {
                problems.add(node, "data set '%s' never codes %s.%s".formatted(use, unit, offered));
            } else if (!positives.containsKey(unit)) {
                problems.add(node, "data set '%s' has no clip with %s.%s".formatted(use, unit, offered));
            }
        });
    }
}
