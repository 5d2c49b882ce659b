package org.aullm.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.aullm.study.file.StudyFile;
import org.aullm.study.plan.Plan;
import org.aullm.study.plan.Planner;
import org.junit.jupiter.api.io.TempDir;

/** A folder with a study file, a model and data, for tests. */
public abstract class StudyFolderTest {

    protected static final String GOOD =
            """
            study: fake-study
            data: { use: fake-clips, root: data }
            units: [1, 4]
            protocol: { split: loso, seeds: [1, 2] }
            baseline:
              encoder: plain-cnn
              projector: { use: mge-efp }
              graph: { use: r-augnn, layers: 3 }
              llm: { use: decoder, model: model }
              loss: bce
              regularizers: [ { use: counterfactual-consistency, weight: 0.1 } ]
            training: { epochs: 5 }
            ablate:
              variants:
                - graph: none
                - regularizers: []
                - projector: { use: linear }
                - llm: none
            """;

    @TempDir
    protected Path folder;

    protected Plan plan(String text, String... overrides) {
        return new Planner(Fakes.registry()).plan(read(text, overrides));
    }

    protected StudyFile read(String text, String... overrides) {
        try {
            Files.createDirectories(folder.resolve("data"));
            Files.createDirectories(folder.resolve("model"));
            if (!Files.exists(folder.resolve("model/config.json"))) {
                Files.writeString(folder.resolve("model/config.json"), "{}");
            }
            Files.writeString(folder.resolve("study.yaml"), text);
            return StudyFile.read(Path.of("study.yaml"), List.of(overrides), folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The whole message of a study that cannot be planned, with the folder's name left out. */
    protected String problems(String text, String... overrides) {
        try {
            plan(text, overrides);
        } catch (PlanException e) {
            return String.valueOf(e.getMessage()).replace(folder.toString(), "HERE");
        }
        throw new AssertionError("nothing was wrong");
    }
}
