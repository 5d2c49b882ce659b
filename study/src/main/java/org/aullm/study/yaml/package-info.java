/** YAML as a tree in which every value knows where it was written. */
package org.aullm.study.yaml;
