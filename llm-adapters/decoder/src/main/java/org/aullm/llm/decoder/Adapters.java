package org.aullm.llm.decoder;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import org.aullm.api.Parameter;
import org.aullm.tensor.Weights;
import org.aullm.tensor.nn.Dropout;

/**
 * Makes the adapters of a model's projections.
 *
 * @param settings how they are made
 * @param saved where their numbers are read; empty for new ones
 * @param role whether they are trained
 */
record Adapters(LoraSettings settings, Optional<PeftFolder> saved, Parameter.Role role) {

    /**
     * The adapter of one projection; empty if that gets none.
     *
     * @param path what the names of its weights begin with, such as {@code model.layers.0.self_attn.}
     * @param name the projection's own name
     * @param weight the projection's (out, in)
     */
    Optional<Adapter> of(Weights weights, String path, String name, NDArray weight) {
        if (!settings.targets().contains(name)) {
            return Optional.empty();
        }
        Weights own = weights.in(path + name).as(role);
        Lora lora = saved.isPresent() ? read(own, path + name, weight, saved.get()) : draw(own, weight);
        if (!settings.kind().decomposed()) {
            return Optional.of(lora);
        }
        return Optional.of(new Dora(lora, magnitude(own, path + name, weight, lora)));
    }

    /** B starts at zero, so tuning starts from the model as it is; A starts uniform, as in PEFT. */
    private Lora draw(Weights weights, NDArray weight) {
        long out = weight.getShape().get(0);
        long in = weight.getShape().get(1);
        // Kaiming uniform with a = sqrt(5).
        NDArray a = weights.uniform("lora_A.weight", 1 / Math.sqrt((double) in), settings.rank(), in);
        NDArray b = weights.constant("lora_B.weight", 0, out, settings.rank());
        return lora(a, b);
    }

    private Lora read(Weights weights, String module, NDArray weight, PeftFolder folder) {
        long out = weight.getShape().get(0);
        long in = weight.getShape().get(1);
        NDArray a = folder.read(module + ".lora_A.weight", weight, settings.rank(), in);
        NDArray b = folder.read(module + ".lora_B.weight", weight, out, settings.rank());
        return lora(weights.adopt("lora_A.weight", a), weights.adopt("lora_B.weight", b));
    }

    private Lora lora(NDArray a, NDArray b) {
        return new Lora(a, b, settings.scale(), new Dropout(settings.dropout()));
    }

    private NDArray magnitude(Weights weights, String module, NDArray weight, Lora lora) {
        long out = weight.getShape().get(0);
        if (saved.isPresent()) {
            return weights.adopt(
                    PeftFolder.MAGNITUDE, saved.get().read(module + "." + PeftFolder.MAGNITUDE, weight, out));
        }
        Projection.Part all = new Projection(weight, Optional.empty(), Optional.empty()).whole();
        try (NDArray square = Dora.squaredNorm(weight, lora, all);
                NDArray norm = square.sqrt()) {
            return weights.values(PeftFolder.MAGNITUDE, org.aullm.tensor.Numbers.doubles(norm), out);
        }
    }
}
