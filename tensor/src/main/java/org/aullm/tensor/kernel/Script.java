package org.aullm.tensor.kernel;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.aullm.tensor.Engines;

/** A small function in TorchScript, compiled once per process and usable by several threads at a time. */
final class Script {

    private static final ConcurrentMap<String, Script> COMPILED = new ConcurrentHashMap<>();

    private final PtSymbolBlock block;

    private Script(PtSymbolBlock block) {
        this.block = block;
    }

    /**
     * A function.
     *
     * @param parameters names, in the order of the arrays; each is a Tensor
     * @param expression what it gives, a Tensor; constants stand in it as text
     */
    static Script of(String parameters, String expression) {
        return ofLines(parameters, "return " + expression);
    }

    /**
     * A function of several lines.
     *
     * @param parameters as for {@link #of}
     * @param lines statements, of which the last returns a Tensor
     */
    static Script ofLines(String parameters, String... lines) {
        return ofTyped(parameters.replaceAll("\\w+", "$0: Tensor"), lines);
    }

    /**
     * A function of more than tensors.
     *
     * @param parameters names with their types, such as {@code w: List[Tensor], rate: float}
     * @param lines statements, of which the last returns a Tensor
     */
    static Script ofTyped(String parameters, String... lines) {
        StringBuilder forward = new StringBuilder("  def forward(self, " + parameters + ") -> Tensor:\n");
        for (String line : lines) {
            forward.append("    ").append(line).append('\n');
        }
        return compiled(forward.toString());
    }

    private static Script compiled(String forward) {
        return COMPILED.computeIfAbsent(forward, Script::load);
    }

    private static Script load(String forward) {
        try {
            // Never closed: the module is used by whoever comes next.
            PtNDManager home = (PtNDManager) Engines.newManager(Device.cpu());
            return new Script(
                    JniUtils.loadModule(home, new ByteArrayInputStream(ScriptArchive.pack(forward)), false, false));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Calls it; the result belongs to the manager of the first array. Names of the arrays are cleared. */
    NDArray call(NDArray... arrays) {
        for (NDArray array : arrays) {
            if (array.getName() != null) {
                // DJL reads a dot in a name as a key of a dictionary.
                array.setName(null);
            }
        }
        interpret();
        // true: without it the result could never take part in a gradient. Whether it is recorded is GradMode's affair.
        return IValueUtils.forward(block, new NDList(arrays), true).singletonOrThrow();
    }

    /** Calls it with arguments of any type; the caller closes them, and the result is the manager's. */
    NDArray call(PtNDManager manager, IValue... arguments) {
        interpret();
        try (IValue result = IValueUtils.forward(block, arguments)) {
            return result.toTensor(manager);
        }
    }

    private static void interpret() {
        // Per thread. The optimizing executor compiles anew for every pattern of requires-gradient flags.
        JniUtils.setGraphExecutorOptimize(false);
    }
}
