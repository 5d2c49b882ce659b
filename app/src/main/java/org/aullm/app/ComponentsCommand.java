package org.aullm.app;

import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.aullm.core.reference.Reference;
import org.aullm.core.reference.Sheet;
import org.aullm.core.registry.Registry;
import org.aullm.core.registry.Slot;
import org.aullm.core.result.Json;
import org.aullm.study.Names;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
    private final Reference reference;

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Prints all of them with their options as JSON.")
    private boolean json;

    @Option(
            names = "--markdown",
            description = "Prints the reference (docs/components.md). Builds every component, to count its weights.")
    private boolean markdown;

    @Inject
    ComponentsCommand(Registry registry) {
        this.registry = registry;
        this.reference = new Reference(registry);
    }

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        if (json && markdown) {
            throw new ParameterException(spec.commandLine(), "--json or --markdown, not both");
        }
        if (json) {
            out.println(Json.PRETTY.writeValueAsString(reference.all()));
        } else if (markdown) {
            out.print(new ReferencePage(reference).text());
        } else {
            list(out);
        }
        out.flush();
    }

    private void list(PrintWriter out) {
        int components = 0;
        for (Slot slot : Slot.values()) {
            Map<String, String> summaries = new TreeMap<>();
            reference.of(slot).forEach(sheet -> summaries.put(sheet.id(), sheet.summary()));
            out.printf("%s (%s)%n", slot.key(), slot.title());
            for (String id : registry.ids(slot)) {
                out.printf("  %-28s %s%n", id, summaries.getOrDefault(id, "Leaves the slot empty."));
            }
            components += registry.all(slot).size();
        }
        out.printf("%d components; aullm components show ID says more of one%n", components);
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Shows one component: options, defaults, shapes, size, source.")
    void show(
            @Parameters(paramLabel = "ID", description = "The component's name.") String id,
            @Option(names = "--json", description = "Prints JSON.") boolean asJson) {
        List<Sheet> sheets = reference.named(id);
        if (sheets.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "no component is called '%s'.".formatted(id) + Names.hint(id, reference.ids()));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (asJson) {
            out.println(Json.PRETTY.writeValueAsString(sheets));
        } else {
            sheets.forEach(sheet -> SheetText.print(sheet, reference.size(sheet), out));
        }
        out.flush();
    }
}
