package org.aullm.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.aullm.core.registry.Registry;
import org.aullm.core.result.TrialFailure;
import org.aullm.study.file.StudyFile;
import org.aullm.study.plan.Plan;
import org.aullm.study.plan.PlannedTrial;
import org.aullm.study.plan.Planner;
import org.aullm.study.store.StudyFolder;
import org.aullm.testkit.server.Dialect;
import org.aullm.testkit.server.Misbehaviour;
import org.aullm.testkit.server.ModelServer;
import org.aullm.testkit.server.OpenAiChat;
import org.aullm.testkit.server.SglangGenerate;
import org.aullm.testkit.server.SmallCheckpoint;
import org.aullm.testkit.server.VllmCompletions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole study with models on servers, by real workers: the servers die in the middle, come back, and the study goes on. */
class RemoteStudyTest {

    private static final String KEY = "sk-canary/+7Fq~q==";
    private static final int CLIPS = 6;
    private static final int UNITS = 2;

    @TempDir
    Path folder;

    private final StringWriter said = new StringWriter();
    private final List<ModelServer> servers = new ArrayList<>();

    @BeforeEach
    void useOwnCache() {
        System.setProperty("aullm.cache", folder.resolve("cache").toString());
    }

    @AfterEach
    void forgetCacheAndStop() {
        System.clearProperty("aullm.cache");
        servers.forEach(ModelServer::close);
    }

    @Test
    void what_was_answered_before_the_servers_died_is_not_asked_again_and_no_key_is_written() throws IOException {
        List<Dialect> dialects = List.of(
                new OpenAiChat("m", true, text -> text.length() % 2 == 0 ? "yes" : "no"),
                new VllmCompletions("m", SmallCheckpoint.WIDTH),
                new SglangGenerate(SmallCheckpoint.WIDTH));
        for (Dialect dialect : dialects) {
            servers.add(ModelServer.start(0, dialect, KEY));
        }
        List<ModelServer> first = List.copyOf(servers);
        first.get(1).misbehave(Misbehaviour.DENIED);
        first.forEach(server -> server.dieAfter(5));
        Path file = write(study(first));

        assertThat(run(file)).as(said.toString()).isNotZero();
        first.forEach(ModelServer::close);
        List<TrialFailure> failures = failures(file);
        assertThat(failures.stream().filter(failure -> failure.kind() == TrialFailure.Kind.ENVIRONMENT))
                .as("%s", failures)
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(failure -> assertThat(failure.message())
                        .contains("did not answer in 1 attempt", "What was answered is kept"));
        assertThat(failures.stream().filter(failure -> failure.kind() != TrialFailure.Kind.ENVIRONMENT))
                .singleElement()
                .satisfies(failure -> assertThat(failure.message()).contains("refused with HTTP 401", "[key]"));

        for (int i = 0; i < dialects.size(); i++) {
            servers.add(ModelServer.start(first.get(i).port(), dialects.get(i), KEY));
        }
        assertThat(run(file, "--retry-failed")).as(said.toString()).isZero();
        assertThat(failures(file)).isEmpty();
        for (int i = 0; i < dialects.size(); i++) {
            ModelServer before = first.get(i);
            ModelServer after = servers.get(dialects.size() + i);
            assertThat(before.complaints()).isEmpty();
            assertThat(after.complaints()).isEmpty();
            assertThat(before.questions()).hasSize(5);
            assertThat(after.questions()).hasSize(CLIPS * UNITS - 5);
            assertThat(new HashSet<>(before.questions())).doesNotContainAnyElementsOf(after.questions());
        }
        assertNothingHoldsTheKey();
    }

    private String study(List<ModelServer> live) {
        String server = "model: m, api-key: \"file:%s\", retries: 0, url: ".formatted(folder.resolve("key/key"));
        String checkpoint = ", checkpoint: \"%s\", train-with: token-head".formatted(folder.resolve("checkpoint"));
        return """
                study: servers
                data: { use: synthetic-flow, subjects: 3, clips: 2 }
                units: [4, 12]
                protocol: { split: loso, seeds: [1] }
                prompt: "{content}"
                baseline:
                  encoder: stst-net
                  projector: linear
                  graph: none
                  loss: bce
                  llm: { use: openai-text, verbalizers: [flow-regions], train-with: nothing, %s "%s" }
                training: { epochs: 1 }
                ablate:
                  variants:
                    - { llm: { use: vllm-embeds, %s "%s" %s } }
                    - { llm: { use: sglang-embeds, %s "%s" %s } }
                """
                .formatted(
                        server,
                        live.get(0).url(),
                        server,
                        live.get(1).url(),
                        checkpoint,
                        server,
                        live.get(2).url(),
                        checkpoint);
    }

    private Path write(String study) throws IOException {
        SmallCheckpoint.write(Files.createDirectory(folder.resolve("checkpoint")));
        Files.createDirectory(folder.resolve("key"));
        Files.writeString(folder.resolve("key/key"), KEY + "\n");
        return Files.writeString(folder.resolve("study.yaml"), study);
    }

    private int run(Path file, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "study", "run", file.toString(), "--out", folder.resolve("out").toString(), "--workers", "2"));
        words.addAll(List.of(more));
        PrintWriter out = new PrintWriter(said, true);
        return Main.commandLine(out, out, new PluginPlaces(List.of())).execute(words.toArray(String[]::new));
    }

    private List<TrialFailure> failures(Path file) throws IOException {
        Plan plan = new Planner(Registry.load()).plan(StudyFile.read(file, List.of(), folder));
        StudyFolder study = new StudyFolder(folder.resolve("out"));
        List<TrialFailure> failures = new ArrayList<>();
        for (PlannedTrial trial : plan.trials()) {
            study.trial(trial.id()).failure().ifPresent(failures::add);
        }
        return failures;
    }

    /** In no form: neither as it is, nor in base 64, nor as an address has it. */
    private void assertNothingHoldsTheKey() throws IOException {
        List<String> forms = List.of(
                KEY,
                URLEncoder.encode(KEY, StandardCharsets.UTF_8),
                // What three bytes become depends on where they stand: the middle of each of three beginnings.
                encoded(KEY, 0),
                encoded("x" + KEY, 2),
                encoded("xx" + KEY, 3));
        List<Path> looked = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.startsWith(folder.resolve("key"))) {
                    String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                    assertThat(forms).as("%s", file).noneMatch(text::contains);
                    looked.add(folder.relativize(file));
                }
            }
        }
        assertThat(forms).noneMatch(said.toString()::contains);
        assertThat(looked.stream().map(Path::toString))
                .anyMatch(name -> name.startsWith("cache/answers"))
                .anyMatch(name -> name.endsWith(".log"))
                .anyMatch(name -> name.endsWith("result.json"))
                .anyMatch(name -> name.endsWith("report.html"));
    }

    private static String encoded(String text, int skipped) {
        String whole = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        return whole.substring(skipped + 1, whole.length() - 4);
    }
}
