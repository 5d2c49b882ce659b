package org.aullm.vision;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A network with YuNet's inputs and outputs whose answers can be computed by hand: for grids of 8, 16 and 32 pixels, a cell is
 * as much a face as it is bright. Written in ONNX's wire form (onnx.proto3), number by number.
 */
final class BrightnessModel {

    private static final int FLOAT = 1;
    private static final int LONG = 7;
    private static final int INTS = 7;

    private final ByteArrayOutputStream graph = new ByteArrayOutputStream();

    private BrightnessModel() {}

    static Path write(Path file) throws IOException {
        BrightnessModel model = new BrightnessModel();
        text(model.graph, 2, "brightness");
        for (int stride : new int[] {8, 16, 32}) {
            float[] mean = new float[3 * stride * stride];
            Arrays.fill(mean, 1f / mean.length / 255);
            model.output("cls", stride, mean, 0f);
            model.output("obj", stride, new float[mean.length], 1f);
            model.output(
                    "bbox", stride, new float[4 * mean.length], 0.5f, 0.5f, (float) Math.log(2), (float) Math.log(4));
            float[] places = new float[10];
            for (int n = 0; n < 5; n++) {
                places[2 * n] = n / 10f;
                places[2 * n + 1] = (n + 1) / 10f;
            }
            model.output("kps", stride, new float[10 * mean.length], places);
        }
        message(model.graph, 11, value("input", 1, 3, 640, 640));
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        number(all, 1, 7); // ir_version
        message(all, 7, model.graph);
        ByteArrayOutputStream operators = new ByteArrayOutputStream();
        number(operators, 2, 11); // opset
        message(all, 8, operators);
        return Files.write(file, all.toByteArray());
    }

    /** A convolution over one cell at a time, laid out as one row for each cell. */
    private void output(String name, int stride, float[] weights, float... bias) {
        String output = name + "_" + stride;
        long channels = bias.length;
        floats(output + ".weight", weights, channels, 3, stride, stride);
        floats(output + ".bias", bias, channels);
        longs(output + ".shape", 1, -1, channels);
        ByteArrayOutputStream conv = node("Conv", output + ".conv", "input", output + ".weight", output + ".bias");
        message(conv, 5, ints("kernel_shape", stride, stride));
        message(conv, 5, ints("strides", stride, stride));
        message(graph, 1, conv);
        ByteArrayOutputStream last = node("Transpose", output + ".last", output + ".conv");
        message(last, 5, ints("perm", 0, 2, 3, 1));
        message(graph, 1, last);
        message(graph, 1, node("Reshape", output, output + ".last", output + ".shape"));
        message(graph, 12, value(output, 1, 6400L * 64 / stride / stride, channels));
    }

    private static ByteArrayOutputStream node(String operator, String output, String... inputs) {
        ByteArrayOutputStream node = new ByteArrayOutputStream();
        for (String input : inputs) {
            text(node, 1, input);
        }
        text(node, 2, output);
        text(node, 4, operator);
        return node;
    }

    private static ByteArrayOutputStream ints(String name, long... values) {
        ByteArrayOutputStream attribute = new ByteArrayOutputStream();
        text(attribute, 1, name);
        for (long value : values) {
            number(attribute, 8, value);
        }
        number(attribute, 20, INTS);
        return attribute;
    }

    private void floats(String name, float[] values, long... shape) {
        ByteBuffer raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        tensor(name, FLOAT, raw.array(), shape);
    }

    private void longs(String name, long... values) {
        ByteBuffer raw = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        raw.asLongBuffer().put(values);
        tensor(name, LONG, raw.array(), values.length);
    }

    private void tensor(String name, int type, byte[] raw, long... shape) {
        ByteArrayOutputStream tensor = new ByteArrayOutputStream();
        for (long length : shape) {
            number(tensor, 1, length);
        }
        number(tensor, 2, type);
        text(tensor, 8, name);
        bytes(tensor, 9, raw);
        message(graph, 5, tensor);
    }

    private static ByteArrayOutputStream value(String name, long... shape) {
        ByteArrayOutputStream dimensions = new ByteArrayOutputStream();
        for (long length : shape) {
            ByteArrayOutputStream dimension = new ByteArrayOutputStream();
            number(dimension, 1, length);
            message(dimensions, 1, dimension);
        }
        ByteArrayOutputStream tensor = new ByteArrayOutputStream();
        number(tensor, 1, FLOAT);
        message(tensor, 2, dimensions);
        ByteArrayOutputStream type = new ByteArrayOutputStream();
        message(type, 1, tensor);
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        text(value, 1, name);
        message(value, 2, type);
        return value;
    }

    private static void text(ByteArrayOutputStream to, int field, String text) {
        bytes(to, field, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void message(ByteArrayOutputStream to, int field, ByteArrayOutputStream message) {
        bytes(to, field, message.toByteArray());
    }

    private static void bytes(ByteArrayOutputStream to, int field, byte[] bytes) {
        varint(to, (field << 3) | 2);
        varint(to, bytes.length);
        to.writeBytes(bytes);
    }

    private static void number(ByteArrayOutputStream to, int field, long number) {
        varint(to, field << 3);
        varint(to, number);
    }

    private static void varint(ByteArrayOutputStream to, long number) {
        long rest = number;
        while ((rest & ~0x7FL) != 0) {
            to.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        to.write((int) rest);
    }
}
