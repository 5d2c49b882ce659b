package org.aullm.llm.decoder;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads rotary positions from a {@code config.json}: in {@code rope_scaling} (older files) or {@code rope_parameters}
 * (newer ones), there for each kind of layer where a family has two kinds.
 */
final class RopeReader {

    private static final String NEWER = "rope_parameters";
    private static final String OLDER = "rope_scaling";

    private final ConfigFields config;
    private final Family family;
    private final int headWidth;

    RopeReader(ConfigFields config, Family family, int headWidth) {
        this.config = config;
        this.family = family;
        this.headWidth = headWidth;
    }

    /** By whether a layer sees a window only. */
    Map<Boolean, Rope> read() {
        Optional<ConfigFields> newer = config.section(NEWER);
        Optional<ConfigFields> older = config.section(OLDER);
        // Without effect but where a kind of scaling asks for it.
        config.ignore("original_max_position_embeddings");
        if (newer.isPresent() && older.isPresent() && !config.same(NEWER, OLDER)) {
            throw config.refused(OLDER, "it says something else than " + NEWER);
        }
        double theta = base(config, "rope_theta", family.theta());
        double partial = config.decimal("partial_rotary_factor", 1);
        if (family != Family.GEMMA3) {
            Rope rope = rope(newer.or(() -> older), theta, partial);
            return Map.of(true, rope, false, rope);
        }
        double local = base(config, "rope_local_base_freq", 10000);
        if (newer.isEmpty()) {
            return Map.of(true, rope(Optional.empty(), local, 1), false, rope(older, theta, partial));
        }
        ConfigFields both = newer.get();
        Map<Boolean, Rope> ropes = Map.of(
                true, rope(both.section("sliding_attention"), local, 1),
                false, rope(both.section("full_attention"), theta, partial));
        both.refuseOthers(Set.of());
        return ropes;
    }

    private Rope rope(Optional<ConfigFields> section, double outerTheta, double outerPartial) {
        if (section.isEmpty()) {
            return new Rope(outerTheta, width(config, outerPartial), new RopeScaling.None());
        }
        ConfigFields fields = section.get();
        double theta = base(fields, "rope_theta", outerTheta);
        double partial = fields.decimal("partial_rotary_factor", outerPartial);
        if (config.has("partial_rotary_factor") && partial != outerPartial) {
            throw fields.refused("partial_rotary_factor", "beside the section it is " + outerPartial);
        }
        int width = width(fields, partial);
        RopeScaling scaling = scaling(fields, theta, width);
        fields.refuseOthers(Set.of("type", "rope_type"));
        return new Rope(theta, width, scaling);
    }

    private static double base(ConfigFields fields, String key, double fallback) {
        double base = fields.decimal(key, fallback);
        if (!(base > 1)) {
            throw fields.refused(key, "a number above 1 is expected");
        }
        return base;
    }

    private int width(ConfigFields fields, double partial) {
        int width = (int) (headWidth * partial);
        boolean may = partial == 1 || family.fused();
        if (!may || width < 2 || width > headWidth || width % 2 != 0) {
            throw fields.refused(
                    "partial_rotary_factor",
                    family.fused()
                            ? "an even number of a head's numbers must turn"
                            : "in family %s a head turns as a whole".formatted(family.type()));
        }
        return width;
    }

    private RopeScaling scaling(ConfigFields fields, double theta, int width) {
        // "type" is what files before 2024 say.
        String key = fields.text("rope_type").isPresent() ? "rope_type" : "type";
        String type = fields.text(key).orElse("default");
        boolean phi = family == Family.PHI3;
        if (phi && !List.of("default", "longrope", "su", "yarn").contains(type)) {
            throw fields.refused(key, "family phi3 knows default and longrope");
        }
        // Phi-3's first files call it so.
        String known = phi && (type.equals("su") || type.equals("yarn")) ? "longrope" : type;
        return switch (known) {
            case "default" -> new RopeScaling.None();
            case "linear" -> new RopeScaling.Linear(factor(fields));
            case "dynamic" -> dynamic(fields, width, key);
            case "llama3" -> llama3(fields);
            case "yarn" -> yarn(fields, theta, width);
            case "longrope" -> longrope(fields, width);
            default ->
                throw fields.refused(key, "this decoder knows default, linear, dynamic, llama3, yarn and longrope");
        };
    }

    private RopeScaling dynamic(ConfigFields fields, int width, String key) {
        if (width == 2) {
            throw fields.refused(key, "heads of more than two numbers are expected");
        }
        return new RopeScaling.Dynamic(factor(fields), config.positive("max_position_embeddings"));
    }

    private RopeScaling llama3(ConfigFields fields) {
        double low = fields.decimal("low_freq_factor");
        double high = fields.decimal("high_freq_factor");
        if (!(low > 0 && high > low)) {
            throw fields.refused("high_freq_factor", "more than low_freq_factor, and that more than 0, is expected");
        }
        return new RopeScaling.Llama3(factor(fields), low, high, original(fields));
    }

    private static double factor(ConfigFields fields) {
        double factor = fields.decimal("factor");
        if (!(factor >= 1)) {
            throw fields.refused("factor", "at least 1 is expected");
        }
        return factor;
    }

    /** Where Phi-3 keeps it, and others if at all, is beside the section. */
    private int original(ConfigFields fields) {
        int positions = config.positive("max_position_embeddings");
        if (family == Family.PHI3) {
            fields.ignore("original_max_position_embeddings");
            // What stands in the section does not count.
            return config.positive("original_max_position_embeddings", 4096);
        }
        if (family == Family.GEMMA3) {
            // What stands beside the sections does not count.
            return fields.positive("original_max_position_embeddings", positions);
        }
        int outer = config.positive("original_max_position_embeddings", positions);
        int inner = fields.positive("original_max_position_embeddings", outer);
        if (config.has("original_max_position_embeddings") && inner != outer) {
            throw fields.refused("original_max_position_embeddings", "beside the section it is " + outer);
        }
        return inner;
    }

    private RopeScaling yarn(ConfigFields fields, double theta, int width) {
        int original = original(fields);
        double factor =
                fields.has("factor") ? factor(fields) : (double) config.positive("max_position_embeddings") / original;
        double all = fields.decimal("mscale_all_dim", 0);
        double some = fields.decimal("mscale", 0);
        double usual = all != 0 && some != 0 ? amplitude(factor, some) / amplitude(factor, all) : amplitude(factor, 1);
        double fast = turns(times(fields, "beta_fast", 32), theta, width, original);
        double slow = turns(times(fields, "beta_slow", 1), theta, width, original);
        boolean whole = fields.flag("truncate", true);
        if (!whole && family == Family.GEMMA3) {
            throw fields.refused("truncate", "where layers differ, versions of the usual library differ about it");
        }
        double first = Math.max(whole ? Math.floor(fast) : fast, 0);
        double last = Math.min(whole ? Math.ceil(slow) : slow, width - 1);
        return new RopeScaling.Yarn(factor, first, first == last ? last + 0.001 : last, attention(fields, usual));
    }

    /** 0 means what silence does. */
    private static double times(ConfigFields fields, String key, double usual) {
        double times = fields.decimal(key, usual);
        if (times < 0) {
            throw fields.refused(key, "a number above 0 is expected");
        }
        return times == 0 ? usual : times;
    }

    /** The pair that turns so many times within the original positions. */
    private static double turns(double times, double theta, int width, int original) {
        return width * Math.log(original / (times * 2 * Math.PI)) / (2 * Math.log(theta));
    }

    private static double attention(ConfigFields fields, double usual) {
        double attention = fields.decimal("attention_factor", usual);
        if (!(attention > 0 && Double.isFinite(attention))) {
            throw fields.refused("attention_factor", "a number above 0 must be there or follow from the others");
        }
        return attention;
    }

    private static double amplitude(double factor, double weight) {
        return factor <= 1 ? 1 : 0.1 * weight * Math.log(factor) + 1;
    }

    private RopeScaling longrope(ConfigFields fields, int width) {
        int original = original(fields);
        double factor = fields.has("factor")
                ? fields.decimal("factor")
                : (double) config.positive("max_position_embeddings") / original;
        double usual = factor <= 1 ? 1 : Math.sqrt(1 + Math.log(factor) / Math.log(original));
        return new RopeScaling.PerPair(
                factors(fields, "short_factor", width),
                factors(fields, "long_factor", width),
                original,
                attention(fields, usual));
    }

    private static List<Double> factors(ConfigFields fields, String key, int width) {
        List<Double> factors = fields.decimals(key);
        if (factors.size() != width / 2 || !factors.stream().allMatch(factor -> factor > 0)) {
            throw fields.refused(key, "%d numbers above 0 are expected".formatted(width / 2));
        }
        return factors;
    }
}
