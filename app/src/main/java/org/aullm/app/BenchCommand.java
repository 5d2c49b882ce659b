package org.aullm.app;

import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.aullm.api.ComponentException;
import org.aullm.api.spi.BenchProvider;
import org.aullm.core.reference.EncoderBench;
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
        this(BenchCommand::all);
    }

    /** Those of plugins, and the one that measures all plugins of a slot. */
    private static List<BenchProvider> all() {
        List<BenchProvider> all = new ArrayList<>(List.of(new EncoderBench()));
        ServiceLoader.load(BenchProvider.class).forEach(all::add);
        return all;
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
        bench.run(OptionWords.read(bench.options(), words.subList(1, words.size()), spec), line -> {
            out.println(line);
            out.flush();
        });
    }

    private static void describe(BenchProvider bench, PrintWriter out) {
        out.printf("%s: %s%n", bench.id(), bench.summary());
        OptionWords.describe(bench.options(), out);
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
