package org.aullm.study.yaml;

import java.util.Optional;
import org.aullm.study.Place;
import org.aullm.study.PlanException;
import org.aullm.study.Problems;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Reads YAML 1.2 without types, tags or code: maps, lists, texts, numbers, true and false. */
public final class YamlReader {

    private YamlReader() {}

    /**
     * Reads a document whose root is a map. Duplicate keys and empty values are noted as problems.
     *
     * @param origin the first line
     * @throws PlanException if it is not YAML
     */
    public static YamlMap document(String text, Place origin, Problems problems) {
        Optional<YamlNode> root = value(text, origin, "", problems);
        if (root.isPresent() && root.get() instanceof YamlMap map) {
            return map;
        }
        problems.add(
                origin,
                "",
                "expected keys and values, found %s."
                        .formatted(root.map(YamlNode::shown).orElse("nothing")));
        throw problems.exception();
    }

    /**
     * Reads any value, such as what stands behind {@code --set a.b=}.
     *
     * @param path the dotted path of the value
     * @return nothing if it is empty, which is noted as a problem
     * @throws PlanException if it is not YAML
     */
    public static Optional<YamlNode> value(String text, Place origin, String path, Problems problems) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(origin.source())
                .setSchema(new CoreSchema())
                .setAllowDuplicateKeys(true) // noted by the tree builder, all at once
                .setMaxAliasesForCollections(Integer.MAX_VALUE) // the tree builder counts values instead
                .build();
        Optional<Node> node;
        try {
            node = new Composer(settings, new ParserImpl(settings, new StreamReader(settings, text))).getSingleNode();
        } catch (MarkedYamlEngineException e) {
            int line =
                    e.getProblemMark().or(e::getContextMark).map(Mark::getLine).orElse(0) + 1;
            problems.add(origin.at(line), path, "not YAML: %s.".formatted(plainWords(e)));
            throw problems.exception();
        } catch (YamlEngineException e) {
            problems.add(origin, path, "not YAML: %s.".formatted(e.getMessage()));
            throw problems.exception();
        } catch (StackOverflowError e) {
            problems.add(origin, path, "not a study: brackets or lists are nested thousands deep.");
            throw problems.exception();
        }
        TreeBuilder builder = new TreeBuilder(origin, problems);
        if (node.isEmpty()) {
            builder.noValue(origin, path);
            return Optional.empty();
        }
        return builder.build(node.get(), origin, path);
    }

    private static String plainWords(MarkedYamlEngineException e) {
        String problem = String.valueOf(e.getProblem());
        if (problem.contains("\\t(TAB)") || problem.contains("'\\t'")) {
            return "a tab stands where only spaces may; indent with spaces";
        }
        if (problem.contains("expected '<document start>'")) {
            return "a text that begins with a brace, bracket or other sign of YAML has to stand in quotes";
        }
        String context = e.getContext();
        return context == null || context.isBlank() ? problem : context + ", " + problem;
    }
}
