package org.aullm.llm.decoder;

import java.util.LinkedHashMap;
import java.util.Map;

/** Low-rank adapters merged into a model's weights with plain loops. */
final class PlainLora {

    private PlainLora() {}

    /**
     * All weights, those with an adapter changed.
     *
     * @param adapter by names without PEFT's prefix
     * @param scale what products of B and A are multiplied by
     */
    static Map<String, double[]> merged(
            Map<String, double[]> base, Map<String, double[]> adapter, int rank, double scale) {
        Map<String, double[]> merged = new LinkedHashMap<>(base);
        merged.replaceAll((name, weight) -> {
            String module = name.replaceFirst("\\.weight$", "");
            double[] a = adapter.get(module + ".lora_A.weight");
            double[] b = adapter.get(module + ".lora_B.weight");
            return a == null || b == null
                    ? weight
                    : merged(weight, a, b, adapter.get(module + ".lora_magnitude_vector"), rank, scale);
        });
        return merged;
    }

    private static double[] merged(
            double[] weight,
            double[] a,
            double[] b,
            double @org.jspecify.annotations.Nullable [] magnitude,
            int rank,
            double scale) {
        int in = a.length / rank;
        double[] result = weight.clone();
        for (int row = 0; row < weight.length / in; row++) {
            double square = 0;
            for (int column = 0; column < in; column++) {
                for (int i = 0; i < rank; i++) {
                    result[row * in + column] += scale * b[row * rank + i] * a[i * in + column];
                }
                square += result[row * in + column] * result[row * in + column];
            }
            for (int column = 0; magnitude != null && column < in; column++) {
                result[row * in + column] *= magnitude[row] / Math.sqrt(square);
            }
        }
        return result;
    }
}
