/**
 * Arrays in files, in the safetensors format: eight bytes of header length, a JSON header, then plain numbers. Reading one
 * runs no code.
 */
package org.aullm.tensor.safetensors;
