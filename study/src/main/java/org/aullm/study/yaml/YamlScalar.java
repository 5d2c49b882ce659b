package org.aullm.study.yaml;

import org.aullm.study.Place;

/**
 * A single value.
 *
 * @param plain a Boolean, Number or String
 */
public record YamlScalar(Place place, String path, Object plain) implements YamlNode {
    @Override
    public String shown() {
        return plain instanceof String ? "'" + plain + "'" : plain.toString();
    }
}
