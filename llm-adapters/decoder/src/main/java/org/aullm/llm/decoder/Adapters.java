package org.aullm.llm.decoder;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import org.aullm.api.Parameter;
import org.aullm.tensor.Weights;
import org.aullm.tensor.nn.Dropout;

/**
 * Makes what changes a model beside its own weights.
 *
 * @param settings how they are made
 * @param saved where their numbers are read; empty for new ones
 * @param role whether they are trained
 */
record Adapters(AdapterSettings settings, Optional<PeftFolder> saved, Parameter.Role role) {

    /** Whether training leaves out inputs at random. */
    boolean drop() {
        return settings instanceof LoraSettings lora && lora.dropout() > 0;
    }

    /**
     * The adapter of one projection; empty if that gets none.
     *
     * @param path what the names of its weights begin with, such as {@code model.layers.0.self_attn.}
     * @param name the projection's own name
     * @param weight the projection's (out, in)
     */
    Optional<Adapter> of(Weights weights, String path, String name, NDArray weight) {
        if (!(settings instanceof LoraSettings how) || !how.targets().contains(name)) {
            return Optional.empty();
        }
        Weights own = weights.in(path + name).as(role);
        Lora lora = saved.isPresent() ? read(how, own, path + name, weight, saved.get()) : draw(how, own, weight);
        if (!how.kind().decomposed()) {
            return Optional.of(lora);
        }
        return Optional.of(new Dora(lora, magnitude(own, path + name, weight, lora)));
    }

    /**
     * The trained prefix, if there is one.
     *
     * @param like an array with the type and the manager that it shall have
     */
    Optional<TrainedPrefix> prefix(Weights weights, Architecture architecture, NDArray like) {
        if (!(settings instanceof PrefixSettings how)) {
            return Optional.empty();
        }
        Weights own = weights.as(role);
        long width = 2L * architecture.layers() * TrainedPrefix.width(architecture);
        NDArray numbers = saved.isPresent()
                ? own.adopt(TrainedPrefix.NAME, saved.get().readBare(TrainedPrefix.NAME, like, how.length(), width))
                // Small, so that training starts from nearly no opinion.
                : own.normal(TrainedPrefix.NAME, 0.02, how.length(), width);
        return Optional.of(new TrainedPrefix(numbers, architecture));
    }

    /** B starts at zero, so tuning starts from the model as it is; A starts uniform, as in PEFT. */
    private static Lora draw(LoraSettings settings, Weights weights, NDArray weight) {
        long out = weight.getShape().get(0);
        long in = weight.getShape().get(1);
        // Kaiming uniform with a = sqrt(5).
        NDArray a = weights.uniform("lora_A.weight", 1 / Math.sqrt((double) in), settings.rank(), in);
        NDArray b = weights.constant("lora_B.weight", 0, out, settings.rank());
        return lora(settings, a, b);
    }

    private static Lora read(LoraSettings settings, Weights weights, String module, NDArray weight, PeftFolder folder) {
        long out = weight.getShape().get(0);
        long in = weight.getShape().get(1);
        NDArray a = folder.read(module + ".lora_A.weight", weight, settings.rank(), in);
        NDArray b = folder.read(module + ".lora_B.weight", weight, out, settings.rank());
        return lora(settings, weights.adopt("lora_A.weight", a), weights.adopt("lora_B.weight", b));
    }

    private static Lora lora(LoraSettings settings, NDArray a, NDArray b) {
        return new Lora(a, b, settings.scale(), new Dropout(settings.dropout()));
    }

    private NDArray magnitude(Weights weights, String module, NDArray weight, Lora lora) {
        long out = weight.getShape().get(0);
        if (saved.isPresent()) {
            return weights.adopt(
                    PeftFolder.MAGNITUDE, saved.get().read(module + "." + PeftFolder.MAGNITUDE, weight, out));
        }
        Projection.Part all = new Projection(weight, Optional.empty(), Optional.empty(), Compute.FLOAT32).whole();
        try (NDArray square = Dora.squaredNorm(weight, lora, all);
                NDArray norm = square.sqrt()) {
            return weights.values(PeftFolder.MAGNITUDE, org.aullm.tensor.Numbers.doubles(norm), out);
        }
    }
}
