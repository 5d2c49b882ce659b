package org.aullm.study.yaml;

import org.aullm.study.Place;

/** A value and where it was written. */
public sealed interface YamlNode permits YamlMap, YamlList, YamlScalar {

    /** Where; for a value under a key, the place of the key. */
    Place place();

    /** The dotted path from the root; empty for the root itself. */
    String path();

    /** The value in plain form: Boolean, Number, String, List or Map. */
    Object plain();

    /** The value as a message shows it. */
    String shown();
}
