/**
 * What makes DJL safe and fast to train with. The only module that touches the PyTorch engine's own classes: everything
 * else reaches gradients, kernels, optimizers, seeds and weight files through here.
 */
@org.jspecify.annotations.NullMarked
module org.aullm.tensor {
    requires static org.jspecify;
    requires transitive org.aullm.api;
    requires ai.djl.pytorch_engine;
    requires jdk.management; // processor time of the process, for measurements
    requires org.slf4j;
    requires tools.jackson.databind;

    exports org.aullm.tensor;
    exports org.aullm.tensor.kernel;
    exports org.aullm.tensor.nn;
    exports org.aullm.tensor.optim;
    exports org.aullm.tensor.safetensors;
}
