package org.aullm.app;

import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.util.List;
import org.aullm.api.option.Option;
import org.aullm.api.spi.Provider;
import org.aullm.core.registry.Registry;
import org.aullm.core.registry.Slot;
import org.aullm.study.Names;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code aullm components}: what can be written in a study file. */
@Command(
        name = "components",
        mixinStandardHelpOptions = true,
        description = "Lists the components that a study can use, or shows one with its options.")
final class ComponentsCommand implements Runnable {

    private final Registry registry;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "ID", description = "Shows this component with all of its options.")
    private String id = "";

    @Inject
    ComponentsCommand(Registry registry) {
        this.registry = registry;
    }

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        if (id.isEmpty()) {
            list(out);
        } else {
            show(out);
        }
    }

    private void list(PrintWriter out) {
        for (Slot slot : Slot.values()) {
            out.printf("%s (%s)%n", slot.key(), slot.title());
            for (String each : registry.ids(slot)) {
                String summary =
                        registry.find(slot, each).map(Provider::summary).orElse("Leaves the slot empty.");
                out.printf("  %-28s %s%n", each, summary);
            }
        }
    }

    private void show(PrintWriter out) {
        boolean found = false;
        for (Slot slot : Slot.values()) {
            Provider provider = registry.all(slot).get(id);
            if (provider != null) {
                found = true;
                out.printf("%s: a %s%n%s%n", id, slot.title(), provider.summary());
                if (!provider.source().isEmpty()) {
                    out.printf("Source: %s%n", provider.source());
                }
                slot.options(provider).forEach(option -> show(out, option));
            }
        }
        if (!found) {
            List<String> all = java.util.Arrays.stream(Slot.values())
                    .flatMap(slot -> registry.all(slot).keySet().stream())
                    .toList();
            throw new ParameterException(
                    spec.commandLine(), "no component is called '%s'.".formatted(id) + Names.hint(id, all));
        }
    }

    private static <T> void show(PrintWriter out, Option<T> option) {
        String fallback = option.fallback()
                .map(value -> "default " + option.type().write(value))
                .orElse("required");
        out.printf("  %-24s %s%n", option.key(), option.meaning());
        out.printf("  %-24s %s; %s%n", "", option.type().expected(), fallback);
    }
}
