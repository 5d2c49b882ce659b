package org.aullm.app;

import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.aullm.api.ComponentException;
import org.aullm.api.option.Option;
import org.aullm.api.option.OptionType;
import org.aullm.api.option.Options;
import org.aullm.api.spi.BenchProvider;
import org.aullm.study.Names;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code aullm bench}: what components cost on this machine. Its options are those of the measurement. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = {
            "Measures what components cost on this machine, one line per measurement.",
            "Without a name it lists what can be measured, with all options."
        })
final class BenchCommand implements Runnable {

    private final Supplier<Iterable<BenchProvider>> installed;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "NAME [--OPTION VALUE]", description = "What to measure, and its options.")
    private List<String> words = new ArrayList<>();

    @Inject
    BenchCommand() {
        this(() -> ServiceLoader.load(BenchProvider.class));
    }

    BenchCommand(Supplier<Iterable<BenchProvider>> installed) {
        this.installed = installed;
    }

    @Spec(Spec.Target.SELF)
    void unknownOptionsBelongToTheMeasurement(CommandSpec own) {
        own.parser().unmatchedOptionsArePositionalParams(true);
    }

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        Map<String, BenchProvider> all = new TreeMap<>();
        for (BenchProvider bench : installed.get()) {
            if (all.put(bench.id(), bench) != null) {
                throw new ComponentException("two measurements are called '%s'".formatted(bench.id()));
            }
        }
        if (words.isEmpty()) {
            all.values().forEach(bench -> describe(bench, out));
            return;
        }
        BenchProvider bench = all.get(words.get(0));
        if (bench == null) {
            throw wrong(
                    "no measurement is called '%s'.".formatted(words.get(0)) + Names.hint(words.get(0), all.keySet()));
        }
        bench.run(options(bench), line -> {
            out.println(line);
            out.flush();
        });
    }

    private static void describe(BenchProvider bench, PrintWriter out) {
        out.printf("%s: %s%n", bench.id(), bench.summary());
        for (Option<?> option : bench.options()) {
            out.printf(
                    "  --%-18s %s; %s; default %s%n",
                    option.key(), option.meaning(), option.type().expected(), fallback(option));
        }
    }

    private static <T> Object fallback(Option<T> option) {
        return option.fallback()
                .<Object>map(value -> option.type().write(value))
                .orElse("none");
    }

    private Options options(BenchProvider bench) {
        Map<String, Object> raw = new LinkedHashMap<>();
        for (int i = 1; i < words.size(); i += 2) {
            String word = words.get(i);
            if (!word.startsWith("--") || i + 1 == words.size()) {
                throw wrong("'%s' is not an option with a value; write --name value".formatted(word));
            }
            raw.put(word.substring(2), plain(bench, word.substring(2), words.get(i + 1)));
        }
        Options.Reading reading = Options.read(bench.options(), raw);
        if (!reading.problems().isEmpty()) {
            throw wrong(String.join(
                    "\n",
                    reading.problems().stream()
                            .map(problem -> "--" + problem.key() + ": " + problem.message())
                            .toList()));
        }
        return reading.options();
    }

    /** A word as the parser of a study file would give it; lists have commas between their items. */
    private static Object plain(BenchProvider bench, String key, String word) {
        OptionType.Kind kind = bench.options().stream()
                .filter(option -> option.key().equals(key))
                .<OptionType.Kind>map(option -> option.type().kind())
                .findFirst()
                .orElse(OptionType.Kind.TEXT);
        return switch (kind) {
            case INTEGER, DECIMAL -> number(word);
            case FLAG -> word.equals("true") || word.equals("false") ? (Object) Boolean.valueOf(word) : word;
            case TEXTS -> List.of(word.split(","));
            case INTEGERS ->
                Arrays.stream(word.split(",")).map(BenchCommand::number).toList();
            default -> word;
        };
    }

    private static Object number(String word) {
        try {
            return new BigDecimal(word);
        } catch (NumberFormatException e) {
            return word; // refused by the option, in its own words
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
