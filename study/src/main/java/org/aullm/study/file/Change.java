package org.aullm.study.file;

import org.aullm.study.yaml.YamlMap;

/**
 * A change of the baseline, as the file says it.
 *
 * @param name how it is called
 * @param said what is changed, in words
 * @param changes by key
 */
record Change(String name, String said, YamlMap changes) {}
