package org.aullm.llm.decoder;

import ai.djl.ndarray.NDArray;
import org.aullm.api.Mode;
import org.aullm.tensor.GradMode;
import org.aullm.tensor.Ops;

/**
 * A projection whose rows keep a trained length while LoRA turns them: {@code magnitude (W + s B A) / |W + s B A|} (Liu et
 * al., DoRA, 2024). As in the paper's section 4.3 and in PEFT, no gradient flows through the norm.
 *
 * @param magnitude (out)
 */
record Dora(Lora lora, NDArray magnitude) implements Adapter {

    @Override
    public NDArray apply(NDArray x, Projection.Part part, Mode mode) {
        NDArray stretch = Ops.pow(squaredNorm(part.weight(), lora, part), -0.5).mul(part.cut(magnitude));
        NDArray dropped = lora.dropout().apply(x, mode);
        if (dropped == x) {
            return part.biased(part.product(x).add(lora.change(x, part)).mul(stretch));
        }
        // Dropout is in the change alone: W x itself is whole.
        NDArray changed = part.product(dropped).mul(Ops.plus(stretch, -1));
        return part.plain(x).add(changed).add(lora.change(dropped, part).mul(stretch));
    }

    /** |W + s B A|^2 of each row, (out), without a matrix of W's size: |w|^2 + 2 s w A^T b + s^2 b A A^T b. */
    static NDArray squaredNorm(NDArray weight, Lora lora, Projection.Part part) {
        try (GradMode off = GradMode.off()) {
            NDArray a = lora.a();
            NDArray b = part.cut(lora.b());
            NDArray own = weight.norm(new int[] {1}).square();
            NDArray mixed = weight.matMul(a.transpose()).mul(b).sum(new int[] {1});
            NDArray change = b.matMul(a.matMul(a.transpose())).mul(b).sum(new int[] {1});
            return own.add(Ops.scale(mixed, 2 * lora.scale())).add(Ops.scale(change, lora.scale() * lora.scale()));
        }
    }
}
