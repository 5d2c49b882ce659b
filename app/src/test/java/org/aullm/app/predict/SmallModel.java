package org.aullm.app.predict;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.aullm.core.config.TrialConfig;
import org.aullm.core.registry.Registry;
import org.aullm.core.trial.ModelTrainer;
import org.aullm.core.trial.TrainedModel;
import org.aullm.core.trial.TrialListener;
import org.aullm.study.file.StudyFile;
import org.aullm.study.plan.Planner;

/** A real model of two units that has hardly learnt anything. */
final class SmallModel {

    private SmallModel() {}

    static TrainedModel train(Path place) throws IOException {
        Files.writeString(
                place.resolve("study.yaml"),
                """
                study: small
                data: { use: synthetic-flow, subjects: 3, clips: 4 }
                units: [1, 12]
                protocol: { split: loso, seeds: [7] }
                baseline: { encoder: stst-net, projector: linear, graph: none, llm: none, loss: asymmetric }
                training: { epochs: 1, batch: 8 }
                ablate: { variants: [ { projector: mge-efp } ] }
                """);
        Registry registry = Registry.load();
        TrialConfig config = new Planner(registry)
                .plan(StudyFile.read(Path.of("study.yaml"), List.of(), place))
                .trials()
                .get(0)
                .config();
        return new ModelTrainer(registry).train("small", config, TrialListener.SILENT);
    }
}
