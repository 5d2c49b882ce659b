package org.aullm.study.file;

import java.util.List;
import java.util.stream.Collectors;
import org.aullm.study.yaml.YamlList;
import org.aullm.study.yaml.YamlMap;
import org.aullm.study.yaml.YamlNode;

/** A readable name from what a variant changes: {@code graph: none}, {@code training: epochs 30}. */
final class VariantName {

    private VariantName() {}

    static String of(YamlMap changes) {
        return changes.entries().entrySet().stream()
                .map(change -> change.getKey() + ": " + value(change.getKey(), change.getValue()))
                .collect(Collectors.joining("; "));
    }

    private static String value(String key, YamlNode node) {
        if (key.equals(CellTree.PROMPT)) {
            return "other text";
        }
        if (node instanceof YamlMap map) {
            return map.entries().entrySet().stream()
                    .map(entry -> entry.getKey().equals(ComponentReader.USE)
                            ? plain(entry.getValue())
                            : entry.getKey() + " " + plain(entry.getValue()))
                    .collect(Collectors.joining(", "));
        }
        if (node instanceof YamlList list) {
            return list.items().isEmpty()
                    ? "none"
                    : list.items().stream().map(item -> value("", item)).collect(Collectors.joining(" + "));
        }
        return plain(node);
    }

    private static String plain(YamlNode node) {
        return node.plain() instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(" "))
                : String.valueOf(node.plain());
    }
}
