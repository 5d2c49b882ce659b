package org.aullm.app;

import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.aullm.api.ComponentException;
import org.aullm.api.spi.DataToolsProvider.Contents;
import org.aullm.api.spi.DataToolsProvider.Shown;
import org.aullm.study.Names;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code aullm data show}. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description =
                "Says what an imported data set holds: its licence, how it was read, its people and units; or one clip.")
final class DataShowCommand implements Runnable {

    private final Path workingDirectory;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FOLDER", description = "The folder with the manifest, or the manifest.")
    private Path folder = Path.of("");

    @Parameters(index = "1..*", paramLabel = "CLIP", description = "Clips by their ids, such as casme2/01/EP02_01f.")
    private List<String> clips = List.of();

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    @Inject
    DataShowCommand(@WorkingDirectory Path workingDirectory) {
        this.workingDirectory = workingDirectory;
    }

    @Override
    public void run() {
        Contents contents = DataCommand.dataTools().contents(workingDirectory.resolve(folder));
        PrintWriter out = spec.commandLine().getOut();
        List<Shown> wanted = clips.isEmpty()
                ? contents.clips()
                : clips.stream().map(id -> named(contents, id)).toList();
        if (json) {
            out.println(DataCommand.JSON.writeValueAsString(new Contents(contents.facts(), wanted)));
        } else if (clips.isEmpty()) {
            contents.facts().forEach((key, value) -> out.printf("%-22s %s%n", key, value));
            counts(contents.clips(), out);
        } else {
            wanted.forEach(clip -> print(clip, out));
        }
    }

    private static Shown named(Contents contents, String id) {
        return contents.clips().stream()
                .filter(clip -> clip.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ComponentException("no clip is called '%s'.%s"
                        .formatted(
                                id,
                                Names.hint(
                                        id,
                                        contents.clips().stream().map(Shown::id).toList()))));
    }

    private static void counts(List<Shown> clips, PrintWriter out) {
        Map<String, Integer> people = new TreeMap<>();
        Map<String, Integer> units = new TreeMap<>();
        clips.forEach(clip -> {
            people.merge(clip.subject(), 1, Integer::sum);
            units.merge(clip.units(), 1, Integer::sum);
        });
        out.printf("%-22s %d%n", "clips", clips.size());
        out.printf(
                "%-22s %d%n",
                "without frames", clips.stream().filter(clip -> !clip.there()).count());
        out.printf("%-22s %d%n", "people", people.size());
        people.forEach((person, count) -> out.printf("  %6d  %s%n", count, person));
        out.println("units");
        units.forEach((each, count) -> out.printf("  %6d  %s%n", count, each));
    }

    private static void print(Shown clip, PrintWriter out) {
        out.printf("%s%n", clip.id());
        out.printf("  %-20s %d%n", "row", clip.row());
        out.printf("  %-20s %s%s%n", "path", clip.path(), clip.there() ? "" : " (not there)");
        out.printf("  %-20s %s%n", "onset, apex, offset", clip.frames());
        out.printf("  %-20s %s%n", "units", clip.units());
        out.printf("  %-20s %s%n", "emotion", clip.emotion().isEmpty() ? "-" : clip.emotion());
    }
}
