package org.aullm.llm.decoder;

import java.nio.file.Path;
import java.util.Set;
import org.aullm.api.spi.Build;
import org.aullm.tensor.Weights;

/** A checkpoint that has no tokenizer: it is given token numbers. */
record WithoutTokenizer(Path folder) implements LanguageModel {

    @Override
    public String title() {
        return folder.toString();
    }

    @Override
    public Architecture architecture() {
        Path file = folder.resolve("config.json");
        return ArchitectureReader.read(file, JsonFiles.read(file));
    }

    @Override
    public PromptTokenizer tokenizer() {
        return new ByteTokenizer();
    }

    @Override
    public Set<Integer> stops() {
        return Set.of();
    }

    @Override
    public BaseWeights weights(Build build, Weights weights) {
        return CheckpointWeights.open(folder, build, weights);
    }
}
