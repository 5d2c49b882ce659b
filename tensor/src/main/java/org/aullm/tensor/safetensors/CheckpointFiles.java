package org.aullm.tensor.safetensors;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.aullm.api.ComponentException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds the files that make up a checkpoint. */
final class CheckpointFiles {

    private static final String SINGLE = "model.safetensors";
    private static final String INDEX = "model.safetensors.index.json";
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    private CheckpointFiles() {}

    static Checkpoint open(Path place) {
        if (Files.isDirectory(place)) {
            if (Files.exists(place.resolve(SINGLE))) {
                return single(place.resolve(SINGLE));
            }
            if (Files.exists(place.resolve(INDEX))) {
                return sharded(place.resolve(INDEX));
            }
            throw noWeights(place);
        }
        return String.valueOf(place.getFileName()).endsWith(".index.json") ? sharded(place) : single(place);
    }

    private static Checkpoint single(Path file) {
        Shard shard = Shard.open(file);
        Map<String, Shard> shardOf = new LinkedHashMap<>();
        shard.tensors().keySet().forEach(name -> shardOf.put(name, shard));
        return new Checkpoint(file, List.of(shard), shardOf);
    }

    private static Checkpoint sharded(Path index) {
        Map<String, Shard> shards = new LinkedHashMap<>();
        Map<String, Shard> shardOf = new LinkedHashMap<>();
        try {
            weightMap(index).forEach((name, file) -> {
                Shard shard = shards.computeIfAbsent(file, key -> Shard.open(shardFile(index, name, key)));
                if (!shard.tensors().containsKey(name)) {
                    throw new ComponentException(
                            "%s: tensor '%s' is said to be in %s, which lacks it".formatted(index, name, shard.file()));
                }
                shardOf.put(name, shard);
            });
        } catch (RuntimeException e) {
            shards.values().forEach(Shard::close);
            throw e;
        }
        return new Checkpoint(index, shards.values(), shardOf);
    }

    private static Map<String, String> weightMap(Path index) {
        JsonNode map;
        try {
            map = JSON.readTree(Files.readAllBytes(index)).path("weight_map");
        } catch (IOException e) {
            throw new ComponentException("%s: cannot be read: %s".formatted(index, e), e);
        } catch (JacksonException e) {
            throw new ComponentException("%s: is not valid JSON: %s".formatted(index, e.getOriginalMessage()), e);
        }
        if (!map.isObject()) {
            throw new ComponentException("%s: has no object 'weight_map'".formatted(index));
        }
        Map<String, String> files = new LinkedHashMap<>();
        map.properties()
                .forEach(entry -> files.put(entry.getKey(), entry.getValue().asString("")));
        return files;
    }

    private static Path shardFile(Path index, String tensor, String name) {
        // A name with a separator could lead out of the folder.
        if (name.isEmpty() || name.contains("/") || name.contains("\\")) {
            throw new ComponentException("%s: tensor '%s' is said to be in '%s', which is not a file beside the index"
                    .formatted(index, tensor, name));
        }
        Path file = index.resolveSibling(name);
        if (!Files.exists(file)) {
            throw new ComponentException(
                    "%s: tensor '%s' is said to be in '%s', which is missing; is the download complete?"
                            .formatted(index, tensor, name));
        }
        return file;
    }

    private static ComponentException noWeights(Path folder) {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.sorted().forEach(found::add);
        } catch (IOException e) {
            return new ComponentException("%s: cannot be read: %s".formatted(folder, e), e);
        }
        return found.stream()
                .filter(file -> Pickles.named(String.valueOf(file.getFileName())))
                .findFirst()
                .map(Pickles::refusal)
                .orElseGet(() -> new ComponentException("%s: holds neither %s nor %s; it has %s"
                        .formatted(
                                folder,
                                SINGLE,
                                INDEX,
                                found.stream().map(Path::getFileName).toList())));
    }
}
