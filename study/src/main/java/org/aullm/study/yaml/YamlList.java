package org.aullm.study.yaml;

import java.util.List;
import org.aullm.study.Place;

/**
 * Values in order.
 *
 * @param items the values; their paths end in their index, from 0
 */
public record YamlList(Place place, String path, List<YamlNode> items) implements YamlNode {
    public YamlList {
        items = List.copyOf(items);
    }

    @Override
    public Object plain() {
        return items.stream().map(YamlNode::plain).toList();
    }

    @Override
    public String shown() {
        return items.isEmpty() ? "an empty list" : "a list";
    }
}
