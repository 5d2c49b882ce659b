package org.aullm.app;

import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.aullm.api.ComponentException;
import org.aullm.api.PlainText;
import org.aullm.api.spi.ModelToolsProvider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code aullm model}: a look at a language model outside any study. */
@Command(
        name = "model",
        mixinStandardHelpOptions = true,
        description = "Shows what a language model's folder holds, what it computes and what it writes.")
final class ModelCommand implements Runnable {

    private static final int MOST_TOKENS = 4096;

    private final Path workingDirectory;
    private final Supplier<ModelToolsProvider> tools;

    @Spec
    private CommandSpec spec;

    @Inject
    ModelCommand(@WorkingDirectory Path workingDirectory) {
        this(workingDirectory, ModelCommand::installed);
    }

    ModelCommand(Path workingDirectory, Supplier<ModelToolsProvider> tools) {
        this.workingDirectory = workingDirectory;
        this.tools = tools;
    }

    private static ModelToolsProvider installed() {
        return ServiceLoader.load(ModelToolsProvider.class)
                .findFirst()
                .orElseThrow(() -> new ComponentException("nothing that is installed reads language models"));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: show, logits or generate");
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Says what a checkpoint is and what of its configuration is honoured. Reads no weights.")
    void show(@Parameters(paramLabel = "DIR", description = "The checkpoint.") Path model) {
        PrintWriter out = spec.commandLine().getOut();
        tools.get().show(workingDirectory.resolve(model)).forEach((name, fact) -> out.printf("%-18s %s%n", name, fact));
    }

    @Command(
            name = "logits",
            mixinStandardHelpOptions = true,
            description = "Prints the logits at the first and the last token, and the last hidden state.")
    void logits(
            @Parameters(paramLabel = "DIR", description = "The checkpoint.") Path model,
            @Option(
                            names = "--input",
                            required = true,
                            paramLabel = "FILE",
                            description = "JSON with input_ids and perhaps soft_at, soft: vectors for"
                                    + " the first layer in place of tokens.")
                    Path file,
            @Option(names = "--adapter", paramLabel = "DIR", description = "A PEFT adapter that changes the model.")
                    Optional<Path> adapter,
            @Option(names = "--json", description = "Prints JSON.") boolean json) {
        ModelToolsProvider.Scores scores = tools.get()
                .scores(
                        workingDirectory.resolve(model),
                        adapter.map(workingDirectory::resolve),
                        input(workingDirectory.resolve(file)));
        Map<String, List<Double>> results = new LinkedHashMap<>();
        results.put("logits_first", scores.first());
        results.put("logits_last", scores.last());
        results.put("hidden_last", scores.hidden());
        scores.softLast().ifPresent(last -> results.put("soft_logits_last", last));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonMapper.shared().writeValueAsString(results));
        } else {
            results.forEach((name, values) -> out.println(
                    name + " " + values.stream().map(String::valueOf).collect(Collectors.joining(" "))));
        }
    }

    @Command(
            name = "generate",
            mixinStandardHelpOptions = true,
            description = "Goes on with a text. Control characters are printed as \\uXXXX.")
    void generate(
            @Parameters(paramLabel = "DIR", description = "The checkpoint.") Path model,
            @Option(
                            names = "--prompt",
                            required = true,
                            paramLabel = "TEXT",
                            description = "The text, taken literally.")
                    String prompt,
            @Option(
                            names = "--max-tokens",
                            defaultValue = "64",
                            paramLabel = "N",
                            description = "The most tokens to add, up to " + MOST_TOKENS + ". Default: 64.")
                    int maxTokens,
            @Option(
                            names = "--temperature",
                            defaultValue = "0",
                            paramLabel = "T",
                            description = "0 takes the likeliest token, more draws. Default: 0.")
                    double temperature,
            @Option(
                            names = "--top-p",
                            defaultValue = "1",
                            paramLabel = "P",
                            description = "Draws from the likeliest tokens of this probability. Default: 1.")
                    double topP,
            @Option(names = "--seed", defaultValue = "0", paramLabel = "S", description = "Default: 0.") long seed) {
        require(maxTokens >= 1 && maxTokens <= MOST_TOKENS, "--max-tokens: 1 to " + MOST_TOKENS + " are possible");
        require(temperature >= 0 && Double.isFinite(temperature), "--temperature: at least 0 is needed");
        require(topP > 0 && topP <= 1, "--top-p: more than 0 and at most 1 is needed");
        String text = tools.get()
                .write(
                        workingDirectory.resolve(model),
                        prompt,
                        new ModelToolsProvider.Writing(maxTokens, temperature, topP, seed));
        spec.commandLine().getOut().println(PlainText.escaped(text));
    }

    private void require(boolean condition, String message) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }

    private static ModelToolsProvider.Input input(Path file) {
        try {
            JsonNode json = JsonMapper.shared().readTree(file.toFile());
            List<List<Double>> vectors = new ArrayList<>();
            items(json, "soft", file, false).forEach(vector -> vectors.add(decimals(vector, file)));
            return new ModelToolsProvider.Input(
                    integers(json, "input_ids", file, true), integers(json, "soft_at", file, false), vectors);
        } catch (JacksonException e) {
            throw new ComponentException("%s cannot be read as JSON: %s".formatted(file, e.getOriginalMessage()), e);
        }
    }

    private static JsonNode items(JsonNode json, String key, Path file, boolean required) {
        JsonNode items = json.path(key);
        if (items.isArray() || (items.isMissingNode() && !required)) {
            return items;
        }
        throw new ComponentException("%s: '%s' must be a list".formatted(file, key));
    }

    private static List<Integer> integers(JsonNode json, String key, Path file, boolean required) {
        List<Integer> values = new ArrayList<>();
        for (JsonNode item : items(json, key, file, required)) {
            if (!item.isInt()) {
                throw new ComponentException("%s: '%s' must hold whole numbers, found %s".formatted(file, key, item));
            }
            values.add(item.intValue());
        }
        return values;
    }

    private static List<Double> decimals(JsonNode vector, Path file) {
        List<Double> values = new ArrayList<>();
        for (JsonNode item : vector) {
            if (!item.isNumber()) {
                throw new ComponentException("%s: 'soft' must hold lists of numbers, found %s".formatted(file, item));
            }
            values.add(item.doubleValue());
        }
        return values;
    }
}
