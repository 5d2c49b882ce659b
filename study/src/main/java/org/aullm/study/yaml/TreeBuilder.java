package org.aullm.study.yaml;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.aullm.study.Place;
import org.aullm.study.Problems;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Turns the parser's nodes into a tree with places, and refuses what a study has no use for. */
final class TreeBuilder {

    /** A study has a few hundred values. Aliases of aliases reach any number from a few lines. */
    private static final int MOST_VALUES = 10_000;

    private final Place origin;
    private final Problems problems;
    private int values;

    TreeBuilder(Place origin, Problems problems) {
        this.origin = origin;
        this.problems = problems;
    }

    Optional<YamlNode> build(Node node, Place place, String path) {
        if (++values > MOST_VALUES) {
            problems.add(
                    place,
                    path,
                    "more than %,d values, counting each use of an alias; write fewer.".formatted(MOST_VALUES));
            throw problems.exception();
        }
        if (node.isRecursive()) {
            problems.add(place, path, "an alias stands inside the value that it names.");
            return Optional.empty();
        }
        if (node instanceof MappingNode map) {
            return tagged(map, Tag.MAP, place, path) ? Optional.of(map(map, place, path)) : Optional.empty();
        }
        if (node instanceof SequenceNode list) {
            return tagged(list, Tag.SEQ, place, path) ? Optional.of(list(list, place, path)) : Optional.empty();
        }
        return scalar((ScalarNode) node, place, path);
    }

    void noValue(Place place, String path) {
        problems.add(place, path, "has no value. Give it one, leave the key out, or write none or [] for nothing.");
    }

    private YamlMap map(MappingNode node, Place place, String path) {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        Map<String, Place> seen = new LinkedHashMap<>();
        for (NodeTuple tuple : node.getValue()) {
            Place here = placeOf(tuple.getKeyNode());
            if (!(tuple.getKeyNode() instanceof ScalarNode scalar)) {
                problems.add(here, path, "a key is a single word, not a list or map.");
                continue;
            }
            String key = scalar.getValue();
            String below = path.isEmpty() ? key : path + "." + key;
            Place first = seen.putIfAbsent(key, here);
            if (first != null) {
                problems.add(here, below, "is given twice, first in line %d.".formatted(first.line()));
                continue;
            }
            build(tuple.getValueNode(), here, below).ifPresent(value -> entries.put(key, value));
        }
        return new YamlMap(place, path, entries);
    }

    private YamlList list(SequenceNode node, Place place, String path) {
        List<YamlNode> items = new ArrayList<>();
        int index = 0;
        for (Node item : node.getValue()) {
            build(item, placeOf(item), path + "." + index).ifPresent(items::add);
            index++;
        }
        return new YamlList(place, path, items);
    }

    private Optional<YamlNode> scalar(ScalarNode node, Place place, String path) {
        String text = node.getValue();
        Tag tag = node.getTag();
        if (tag.equals(Tag.NULL)) {
            noValue(place, path);
            return Optional.empty();
        }
        if (tag.equals(Tag.STR)) {
            return Optional.of(new YamlScalar(place, path, text));
        }
        if (tag.equals(Tag.BOOL)) {
            return Optional.of(
                    new YamlScalar(place, path, text.toLowerCase(Locale.ROOT).equals("true")));
        }
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            return Optional.of(new YamlScalar(place, path, number(text)));
        }
        return tagged(node, Tag.STR, place, path) ? Optional.of(new YamlScalar(place, path, text)) : Optional.empty();
    }

    /** A number if it can be one; explicit tags ({@code !!int abc}) reach this with any text. */
    private static Object number(String text) {
        try {
            if (text.startsWith("0x")) {
                return narrow(new BigInteger(text.substring(2), 16));
            }
            if (text.startsWith("0o")) {
                return narrow(new BigInteger(text.substring(2), 8));
            }
            if (text.matches("[-+]?[0-9]+")) {
                return narrow(new BigInteger(text));
            }
            return switch (text.toLowerCase(Locale.ROOT)) {
                case ".inf", "+.inf" -> Double.POSITIVE_INFINITY;
                case "-.inf" -> Double.NEGATIVE_INFINITY;
                case ".nan" -> Double.NaN;
                default -> Double.valueOf(text);
            };
        } catch (NumberFormatException e) {
            return text;
        }
    }

    private static Number narrow(BigInteger value) {
        return value.bitLength() < Long.SIZE ? (Number) value.longValue() : (Number) value;
    }

    private boolean tagged(Node node, Tag expected, Place place, String path) {
        if (node.getTag().equals(expected)) {
            return true;
        }
        problems.add(
                place,
                path,
                "the tag %s has no meaning in a study; leave it out."
                        .formatted(node.getTag().getValue()));
        return false;
    }

    private Place placeOf(Node node) {
        return origin.at(node.getStartMark().map(Mark::getLine).orElse(0) + 1);
    }
}
