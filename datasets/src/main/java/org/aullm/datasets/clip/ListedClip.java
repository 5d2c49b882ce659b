package org.aullm.datasets.clip;

import java.util.OptionalInt;
import org.aullm.api.data.Clip;

/**
 * A clip of a table whose frames were found.
 *
 * @param clip who, and what is in it
 * @param name {@code subject/sample}, by which boxes are looked up and messages speak
 * @param apex the number of the apex frame, if the table has one
 * @param footage its frames
 */
record ListedClip(Clip clip, String name, OptionalInt apex, Footage footage) {}
