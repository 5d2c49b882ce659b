package org.aullm.llm.decoder;

import tools.jackson.databind.JsonNode;

/** Rotary positions of one layer with plain loops, from the fields of a {@code config.json}. */
final class PlainRope {

    private final JsonNode config;
    private final int layer;
    private final boolean slides;
    private final int width;
    private final int length;

    PlainRope(JsonNode config, int layer, boolean slides, int width, int length) {
        this.config = config;
        this.layer = layer;
        this.slides = slides;
        this.width = width;
        this.length = length;
    }

    private JsonNode section() {
        JsonNode newer = config.path("rope_parameters");
        if (newer.has("full_attention")) {
            return newer.get(slides ? "sliding_attention" : "full_attention");
        }
        boolean local = slides && config.path("model_type").asString().equals("gemma3_text");
        return newer.isObject() ? newer : config.path(local ? "none" : "rope_scaling");
    }

    private double theta() {
        if (section().has("rope_theta")) {
            return section().get("rope_theta").doubleValue();
        }
        return config.get(slides && config.has("rope_local_base_freq") ? "rope_local_base_freq" : "rope_theta")
                .doubleValue();
    }

    /** Turns all heads of a row. */
    double[] turned(double[] x, int position) {
        JsonNode marks = config.path("no_rope_layers");
        if (marks.isArray() && marks.get(layer).intValue() == 0) {
            return x;
        }
        int turning = (int) (width * config.path("partial_rotary_factor").asDouble(1));
        double[] y = x.clone();
        for (int start = 0; start < x.length; start += width) {
            for (int i = 0; i < turning / 2; i++) {
                double angle = position * frequency(i, turning);
                double a = x[start + i];
                double b = x[start + i + turning / 2];
                y[start + i] = amplitude() * (a * Math.cos(angle) - b * Math.sin(angle));
                y[start + i + turning / 2] = amplitude() * (b * Math.cos(angle) + a * Math.sin(angle));
            }
        }
        return y;
    }

    private String type() {
        return section().path("rope_type").asString("default");
    }

    private double number(String key) {
        return section().get(key).doubleValue();
    }

    private int original() {
        return config.has("original_max_position_embeddings")
                ? config.get("original_max_position_embeddings").intValue()
                : section().get("original_max_position_embeddings").intValue();
    }

    private double amplitude() {
        double positions = config.get("max_position_embeddings").doubleValue();
        return switch (type()) {
            case "yarn" -> 0.1 * Math.log(number("factor")) + 1;
            case "longrope" -> Math.sqrt(1 + Math.log(positions / original()) / Math.log(original()));
            default -> 1;
        };
    }

    private double frequency(int pair, int turning) {
        double frequency = 1 / Math.pow(theta(), 2.0 * pair / turning);
        return switch (type()) {
            case "linear" -> frequency / number("factor");
            case "dynamic" -> {
                double positions = config.get("max_position_embeddings").doubleValue();
                double ratio = Math.max(length, positions) / positions;
                double stretch = number("factor") * ratio - (number("factor") - 1);
                double base = theta() * Math.pow(stretch, turning / (turning - 2.0));
                yield 1 / Math.pow(base, 2.0 * pair / turning);
            }
            case "longrope" -> {
                JsonNode factors = section().get(length > original() ? "long_factor" : "short_factor");
                yield frequency / factors.get(pair).doubleValue();
            }
            case "llama3" -> llama3(frequency);
            case "yarn" -> {
                double first = edge(32, turning, true);
                double slowed = Math.min(1, Math.max(0, (pair - first) / (edge(1, turning, false) - first)));
                yield slowed * frequency / number("factor") + (1 - slowed) * frequency;
            }
            default -> frequency;
        };
    }

    private double edge(double times, int turning, boolean first) {
        double edge = turning * Math.log(original() / (times * 2 * Math.PI)) / (2 * Math.log(theta()));
        return first ? Math.max(0, Math.floor(edge)) : Math.min(turning - 1, Math.ceil(edge));
    }

    private double llama3(double frequency) {
        double factor = number("factor");
        double low = number("low_freq_factor");
        double high = number("high_freq_factor");
        double wavelength = 2 * Math.PI / frequency;
        if (wavelength < original() / high) {
            return frequency;
        }
        if (wavelength > original() / low) {
            return frequency / factor;
        }
        double smooth = (original() / wavelength - low) / (high - low);
        return (1 - smooth) * frequency / factor + smooth * frequency;
    }
}
