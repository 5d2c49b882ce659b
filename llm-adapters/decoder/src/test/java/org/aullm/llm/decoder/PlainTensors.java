package org.aullm.llm.decoder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A safetensors file read and written with nothing but buffers, to check the decoder against. F32 or BF16. */
final class PlainTensors {

    private PlainTensors() {}

    static Map<String, double[]> read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int length = Math.toIntExact(bytes.getLong(0));
        String header = new String(bytes.array(), 8, length, StandardCharsets.UTF_8);
        Map<String, double[]> tensors = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry :
                JsonMapper.shared().readTree(header).properties()) {
            JsonNode offsets = entry.getValue().get("data_offsets");
            if (offsets != null) {
                int from = 8 + length + offsets.get(0).intValue();
                int to = 8 + length + offsets.get(1).intValue();
                boolean half = entry.getValue().get("dtype").stringValue().equals("BF16");
                int size = half ? 2 : 4;
                double[] values = new double[(to - from) / size];
                for (int i = 0; i < values.length; i++) {
                    values[i] = half
                            ? Float.intBitsToFloat(bytes.getShort(from + 2 * i) << 16)
                            : bytes.getFloat(from + 4 * i);
                }
                tensors.put(entry.getKey(), values);
            }
        }
        return tensors;
    }

    record Tensor(List<Integer> shape, List<Float> values) {}

    static void write(Path file, Map<String, Tensor> tensors) throws IOException {
        write(file, tensors, false);
    }

    /** As {@link #write}, but cut to bfloat16. */
    static void writeHalf(Path file, Map<String, Tensor> tensors) throws IOException {
        write(file, tensors, true);
    }

    private static void write(Path file, Map<String, Tensor> tensors, boolean half) throws IOException {
        Map<String, Object> header = new LinkedHashMap<>();
        int end = 0;
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            int start = end;
            end += (half ? 2 : 4) * entry.getValue().values().size();
            header.put(
                    entry.getKey(),
                    Map.of(
                            "dtype",
                            half ? "BF16" : "F32",
                            "shape",
                            entry.getValue().shape(),
                            "data_offsets",
                            List.of(start, end)));
        }
        StringBuilder text = new StringBuilder(JsonMapper.shared().writeValueAsString(header));
        while (text.length() % 8 != 0) {
            text.append(' ');
        }
        byte[] json = text.toString().getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + json.length + end).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(json.length).put(json);
        tensors.values().forEach(tensor -> {
            for (float value : tensor.values()) {
                if (half) {
                    bytes.putShort((short) (Float.floatToRawIntBits(value) >>> 16));
                } else {
                    bytes.putFloat(value);
                }
            }
        });
        Files.write(file, bytes.array());
    }
}
