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

    /** Whether a layer of a SmolLM3 has no rotary positions. */
    static boolean isWithout(JsonNode config, int layer) {
        JsonNode marks = config.path("no_rope_layers");
        if (marks.isArray() && !marks.isEmpty()) {
            return marks.get(layer).intValue() == 0;
        }
        return family(config).equals("smollm3")
                && (layer + 1) % config.path("no_rope_layer_interval").asInt(4) == 0;
    }

    private static String family(JsonNode config) {
        return config.path("model_type").asString();
    }

    private boolean local() {
        return slides && family(config).equals("gemma3_text");
    }

    private JsonNode section() {
        JsonNode newer = config.path("rope_parameters");
        if (newer.has("full_attention") || newer.has("sliding_attention")) {
            return newer.path(slides ? "sliding_attention" : "full_attention");
        }
        return newer.isObject() ? newer : config.path(local() ? "none" : "rope_scaling");
    }

    private double theta() {
        double usual = family(config).equals("smollm3") ? 2e6 : family(config).equals("gemma3_text") ? 1e6 : 1e4;
        double outer = local()
                ? config.path("rope_local_base_freq").asDouble(1e4)
                : config.path("rope_theta").asDouble(usual);
        return section().path("rope_theta").asDouble(outer);
    }

    /** Turns all heads of a row. */
    double[] turned(double[] x, int position) {
        if (isWithout(config, layer)) {
            return x;
        }
        double share = section()
                .path("partial_rotary_factor")
                .asDouble(config.path("partial_rotary_factor").asDouble(1));
        int turning = (int) (width * share);
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
        JsonNode older = section().path("type");
        String type = section().path("rope_type").asString(older.asString("default"));
        boolean phi = family(config).equals("phi3") && !type.equals("default");
        return phi ? "longrope" : type;
    }

    private double number(String key) {
        return section().get(key).doubleValue();
    }

    private double positions() {
        return config.get("max_position_embeddings").doubleValue();
    }

    private double original() {
        String key = "original_max_position_embeddings";
        if (family(config).equals("phi3")) {
            return config.path(key).asDouble(4096);
        }
        return config.path(key).asDouble(section().path(key).asDouble(positions()));
    }

    private double amplitude() {
        JsonNode given = section().path("attention_factor");
        return switch (type()) {
            case "yarn" -> given.asDouble(yarnAmplitude());
            case "longrope" -> {
                double factor = section().path("factor").asDouble(positions() / original());
                yield given.asDouble(factor <= 1 ? 1 : Math.sqrt(1 + Math.log(factor) / Math.log(original())));
            }
            default -> 1;
        };
    }

    private double yarnFactor() {
        return section().path("factor").asDouble(positions() / original());
    }

    private double yarnAmplitude() {
        double grown = 0.1 * Math.log(yarnFactor());
        double some = section().path("mscale").asDouble(0);
        double all = section().path("mscale_all_dim").asDouble(0);
        return some == 0 || all == 0 ? grown + 1 : (some * grown + 1) / (all * grown + 1);
    }

    private double frequency(int pair, int turning) {
        double frequency = 1 / Math.pow(theta(), 2.0 * pair / turning);
        return switch (type()) {
            case "linear" -> frequency / number("factor");
            case "dynamic" -> {
                double ratio = Math.max(length, positions()) / positions();
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
                double first = edge(section().path("beta_fast").asDouble(32), turning, true);
                double last = edge(section().path("beta_slow").asDouble(1), turning, false);
                double slowed = Math.min(1, Math.max(0, (pair - first) / (last - first)));
                yield slowed * frequency / yarnFactor() + (1 - slowed) * frequency;
            }
            default -> frequency;
        };
    }

    private double edge(double times, int turning, boolean first) {
        double edge = turning * Math.log(original() / (times * 2 * Math.PI)) / (2 * Math.log(theta()));
        boolean whole = section().path("truncate").asBoolean(true);
        return first
                ? Math.max(0, whole ? Math.floor(edge) : edge)
                : Math.min(turning - 1, whole ? Math.ceil(edge) : edge);
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
