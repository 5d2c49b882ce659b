package org.aullm.llm.decoder;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Reads an {@link Architecture} from a checkpoint's {@code config.json}, in its older field names ({@code rope_theta},
 * {@code rope_scaling}, {@code torch_dtype}) and its newer ones ({@code rope_parameters}, {@code dtype}). Whatever would
 * change the model's results and is not honoured is refused by name.
 */
final class ArchitectureReader {

    // Names, numeric storage, generation and training settings, exact ways of splitting the work: none of them changes
    // what is computed.
    private static final Set<String> WITHOUT_EFFECT = Set.of(
            "_attn_implementation",
            "_attn_implementation_autoset",
            "_name_or_path",
            "architectures",
            "attn_implementation",
            "auto_map",
            "bos_token_id",
            "cache_implementation",
            "chunk_size_feed_forward",
            "do_sample",
            "dtype",
            "eos_token_id",
            "finetuning_task",
            "id2label",
            "initializer_range",
            "is_llama_config",
            "label2id",
            "length_penalty",
            "mask_token_id",
            "max_length",
            "max_new_tokens",
            "max_window_layers",
            "min_length",
            "no_repeat_ngram_size",
            "num_beam_groups",
            "num_beams",
            "num_return_sequences",
            "output_attentions",
            "output_hidden_states",
            "pad_token_id",
            "pretraining_tp",
            "problem_type",
            "repetition_penalty",
            "return_dict",
            "sep_token_id",
            "task_specific_params",
            "temperature",
            "tokenizer_class",
            "top_k",
            "top_p",
            "torch_dtype",
            "transformers.js_config",
            "transformers_version",
            "typical_p",
            "unk_token_id",
            "unsloth_fixed",
            "unsloth_version",
            "use_cache",
            "vision_token_id");

    // Settings that act in training only; none of them is computed.
    private static final List<String> DROPOUTS = List.of("attention_dropout", "embd_pdrop", "resid_pdrop");

    private ArchitectureReader() {}

    static Architecture read(Path file, Map<String, ?> json) {
        ConfigFields config = new ConfigFields(file, "checkpoint", json);
        Family family = family(config);
        for (String dropout : DROPOUTS) {
            if (config.decimal(dropout, 0) != 0) {
                throw config.refused(dropout, "this decoder has none; 0 is expected");
            }
        }
        int hidden = config.size("hidden_size");
        int heads = config.size("num_attention_heads");
        int headWidth = headWidth(config, family, hidden, heads);
        List<LayerKind> kinds = new LayersReader(config, family, headWidth).read();
        Architecture architecture = new Architecture(
                family.type(),
                hidden,
                heads,
                keyHeads(config, family, heads),
                headWidth,
                config.size("intermediate_size"),
                config.size("vocab_size"),
                positions(config, kinds),
                epsilon(config, family),
                kinds,
                traits(config, family, hidden, headWidth));
        config.refuseOthers(WITHOUT_EFFECT);
        return architecture;
    }

    private static Family family(ConfigFields config) {
        String type = config.requiredText("model_type");
        if (config.has("text_config")) {
            throw config.refused(
                    "model_type",
                    "models that also see are not read; take one of text alone, such as gemma3_text for gemma3");
        }
        Family family =
                Family.of(type).orElseThrow(() -> config.refused("model_type", "this decoder knows " + Family.all()));
        if (family == Family.PHI3) {
            requireOne(config, "full_attn_mod");
            requireOne(config, "interpolate_factor");
        }
        return family;
    }

    /** For fields that Phi-4-mini's file has and nobody reads: 1 is what every reader computes. */
    private static void requireOne(ConfigFields config, String key) {
        if (config.decimal(key, 1) != 1) {
            throw config.refused(key, "1 is expected");
        }
    }

    private static int headWidth(ConfigFields config, Family family, int hidden, int heads) {
        int headWidth = config.integer("head_dim", family.headWidth() == 0 ? hidden / heads : family.headWidth());
        if (headWidth < 2 || headWidth % 2 != 0) {
            throw config.refused("head_dim", "rotary positions need an even head width, not " + headWidth);
        }
        if ((long) headWidth * heads > ConfigFields.LARGEST) {
            throw config.refused(
                    "head_dim", "%d heads may have %d numbers in all".formatted(heads, ConfigFields.LARGEST));
        }
        return headWidth;
    }

    private static int keyHeads(ConfigFields config, Family family, int heads) {
        boolean silent = config.isNull("num_key_value_heads") || family == Family.LLAMA || family == Family.PHI3;
        int keyHeads = silent ? config.integer("num_key_value_heads", heads) : config.integer("num_key_value_heads");
        if (keyHeads < 1 || heads % keyHeads != 0) {
            throw config.refused(
                    "num_key_value_heads",
                    "%d heads cannot share %d key and value heads evenly".formatted(heads, keyHeads));
        }
        return keyHeads;
    }

    private static double epsilon(ConfigFields config, Family family) {
        double epsilon = config.decimal("rms_norm_eps", family.epsilon());
        if (epsilon < 0) {
            throw config.refused("rms_norm_eps", "at least 0 is expected");
        }
        return epsilon;
    }

    /** As many as the file says; where positions are stretched with the sequence, as far as they may be. */
    private static int positions(ConfigFields config, List<LayerKind> kinds) {
        int positions = config.positive("max_position_embeddings");
        double factor = kinds.stream()
                .flatMap(kind -> kind.rope().stream())
                .map(Rope::scaling)
                .mapToDouble(scaling -> scaling instanceof RopeScaling.Dynamic dynamic ? dynamic.factor() : 1)
                .max()
                .orElse(1);
        return (int) Math.min(Integer.MAX_VALUE, positions * factor);
    }

    private static Architecture.Traits traits(ConfigFields config, Family family, int hidden, int headWidth) {
        double asked = family.gemma() ? config.decimal("query_pre_attn_scalar", 256) : headWidth;
        if (!(asked > 0)) {
            throw config.refused("query_pre_attn_scalar", "a number above 0 is expected");
        }
        return new Architecture.Traits(
                activation(config, family),
                biases(config, family),
                new Architecture.Norms(family.gemma(), family.gemma(), family.normsQueriesAndKeys()),
                family.fused(),
                // The library keeps the factor in single precision.
                family.gemma() ? (float) Math.sqrt(hidden) : 1,
                1 / Math.sqrt(asked),
                // Gemma 3 names the field too, but the library does not compute it; so it may only be null.
                family == Family.GEMMA2 ? cap(config, "attn_logit_softcapping", 50) : OptionalDouble.empty(),
                family == Family.GEMMA2
                        ? cap(config, "final_logit_softcapping", 30)
                        : family == Family.GEMMA3 ? cap(config, "final_logit_softcapping", 0) : OptionalDouble.empty(),
                config.flag("tie_word_embeddings", family.tied()));
    }

    private static OptionalDouble cap(ConfigFields config, String key, double fallback) {
        double cap = config.isNull(key) ? 0 : config.decimal(key, fallback);
        return cap == 0 ? OptionalDouble.empty() : OptionalDouble.of(cap);
    }

    private static Activation activation(ConfigFields config, Family family) {
        // Gemma's older files also have hidden_act, which nobody reads.
        config.text("hidden_act");
        String key = family.gemma() ? "hidden_activation" : "hidden_act";
        String name = config.text(key).orElse(family.gemma() ? "gelu_pytorch_tanh" : "silu");
        return Activation.named(name)
                .orElseThrow(() -> config.refused(key, "this decoder computes silu, gelu and gelu_pytorch_tanh"));
    }

    private static Architecture.Biases biases(ConfigFields config, Family family) {
        boolean attention = config.flag("attention_bias", false);
        boolean feedForward = config.flag("mlp_bias", false);
        boolean may = family.biases() == Family.Biases.ATTENTION
                || family.biases() == Family.Biases.ATTENTION_AND_FEED_FORWARD;
        if (attention && !may) {
            throw config.refused("attention_bias", "family " + family.type() + " has no such biases");
        }
        if (feedForward && family.biases() != Family.Biases.ATTENTION_AND_FEED_FORWARD) {
            throw config.refused("mlp_bias", "family " + family.type() + " has no such biases");
        }
        boolean into = attention || family.biases() == Family.Biases.ALWAYS_INTO_ATTENTION;
        return new Architecture.Biases(into, attention, feedForward);
    }
}
