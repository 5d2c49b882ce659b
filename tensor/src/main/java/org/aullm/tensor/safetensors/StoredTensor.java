package org.aullm.tensor.safetensors;

import ai.djl.ndarray.types.Shape;

/**
 * Where a tensor lies in its file.
 *
 * @param begin the first byte, counted from the start of the file
 * @param end one past the last byte
 */
record StoredTensor(String name, StoredType type, Shape shape, long begin, long end) {}
