package org.aullm.tensor.kernel;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import java.util.List;

/**
 * Operations on many arrays in one call, in place and without gradients: DJL's own walk over large arrays a dozen times,
 * into new memory each time.
 *
 * @since 0.1.0
 */
public final class Updates {

    private Updates() {}

    /**
     * A step of Adam with decoupled weight decay (Loshchilov and Hutter, 2019); gradients are zero afterwards.
     *
     * @param weights FLOAT32 or FLOAT64
     * @param gradients one for each weight
     * @param means first moments
     * @param variances second moments
     * @param counts steps so far, one FLOAT32 number for each weight; counted up here
     * @param scale gradients are multiplied by it first
     */
    public static void adamW(
            NDManager scratch,
            List<NDArray> weights,
            List<NDArray> gradients,
            List<NDArray> means,
            List<NDArray> variances,
            List<NDArray> counts,
            Adam rule,
            double rate,
            double scale) {
        Script script = Script.ofTyped(
                "w: List[Tensor], g: List[Tensor], m: List[Tensor], v: List[Tensor], n: List[Tensor], rate: float, scale: float",
                "torch._foreach_add_(n, 1)",
                "torch._foreach_mul_(g, scale)",
                "none = annotate(List[Tensor], [])",
                "torch._fused_adamw_(w, g, m, v, none, n, lr=rate, beta1=%s, beta2=%s, weight_decay=%s, eps=%s, amsgrad=False, maximize=False, grad_scale=None, found_inf=None)"
                        .formatted(rule.beta1(), rule.beta2(), rule.decay(), rule.epsilon()),
                "torch._foreach_zero_(g)",
                "return n[0]");
        try (IValue w = list(weights);
                IValue g = list(gradients);
                IValue m = list(means);
                IValue v = list(variances);
                IValue n = list(counts);
                IValue r = IValue.from(rate);
                IValue s = IValue.from(scale)) {
            script.call((PtNDManager) scratch, w, g, m, v, n, r, s).close();
        }
    }

    /** The numbers of Adam that stay the same. */
    public record Adam(double beta1, double beta2, double epsilon, double decay) {}

    /** Moves each of {@code from} towards its fellow in {@code to} by a share of the way, 1 being all of it. */
    public static void approach(NDManager scratch, List<NDArray> from, List<NDArray> to, double share) {
        Script script = Script.ofTyped(
                "a: List[Tensor], b: List[Tensor], share: float", "torch._foreach_lerp_(a, b, share)", "return a[0]");
        try (IValue a = list(from);
                IValue b = list(to);
                IValue s = IValue.from(share)) {
            script.call((PtNDManager) scratch, a, b, s).close();
        }
    }

    /** The Euclidean norm of each array, as one array; of the type of the arrays, of which there is at least one. */
    public static NDArray norms(NDManager scratch, List<NDArray> arrays) {
        Script script = Script.ofTyped("x: List[Tensor]", "return torch.stack(torch._foreach_norm(x))");
        try (IValue x = list(arrays)) {
            return script.call((PtNDManager) scratch, x);
        }
    }

    private static IValue list(List<NDArray> arrays) {
        return IValue.listFrom(arrays.stream().map(PtNDArray.class::cast).toArray(PtNDArray[]::new));
    }
}
