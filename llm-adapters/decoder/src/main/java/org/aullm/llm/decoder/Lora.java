package org.aullm.llm.decoder;

import ai.djl.ndarray.NDArray;
import org.aullm.api.Mode;
import org.aullm.api.Parameter;
import org.aullm.tensor.Ops;
import org.aullm.tensor.Weights;
import org.aullm.tensor.nn.Dropout;

/**
 * What is added to a frozen projection: {@code (alpha/rank) B A x} (Hu et al., LoRA, 2021). B starts at zero, so tuning
 * starts from the model as it is; A starts uniform, as in PEFT. Dropout draws once per row: for the shared prefix, once for
 * the whole batch.
 */
final class Lora {

    private final NDArray a;
    private final NDArray b;
    private final double scale;
    private final Dropout dropout;

    private Lora(NDArray a, NDArray b, double scale, Dropout dropout) {
        this.a = a;
        this.b = b;
        this.scale = scale;
        this.dropout = dropout;
    }

    static Lora of(Weights weights, LoraSettings settings, int in, int out) {
        Weights trained = weights.as(Parameter.Role.TRAINED);
        // Kaiming uniform with a = sqrt(5).
        NDArray a = trained.uniform("lora_A.weight", 1 / Math.sqrt(in), settings.rank(), in);
        NDArray b = trained.constant("lora_B.weight", 0, out, settings.rank());
        return new Lora(a, b, settings.alpha() / settings.rank(), new Dropout(settings.dropout()));
    }

    /** (rows, in) to (rows, out). */
    NDArray apply(NDArray x, Mode mode) {
        NDArray narrow = dropout.apply(x, mode).matMul(a.transpose());
        return Ops.scale(narrow, scale).matMul(b.transpose());
    }
}
