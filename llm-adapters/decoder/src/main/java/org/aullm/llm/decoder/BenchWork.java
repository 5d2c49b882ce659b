package org.aullm.llm.decoder;

/**
 * Counts the multiplications and additions of a step that are in products of matrices, one of each as two operations.
 * Nothing else of a step is counted: norms, activations, softmax, the optimizer.
 *
 * @param forward of a pass
 * @param backward of what a training step adds: gradients of inputs everywhere, of weights in adapters only
 */
record BenchWork(double forward, double backward) {

    static BenchWork of(BenchCase bench, Architecture architecture, LoraSettings lora) {
        double sequences = bench.sequences();
        double rows = bench.shortcuts().sharedPrefix()
                ? bench.fixed() + sequences * bench.suffix()
                : sequences * bench.prompt();
        double pairs = bench.shortcuts().sharedPrefix()
                ? Math.pow(bench.fixed(), 2) + sequences * bench.suffix() * bench.prompt()
                : sequences * Math.pow(bench.prompt(), 2);
        BenchWork total = new BenchWork(0, 0);
        for (int layer = 0; layer < architecture.layers(); layer++) {
            boolean trimmed = bench.shortcuts().trimmedLastLayer() && layer == architecture.layers() - 1;
            double asking = trimmed ? sequences : rows;
            for (String projection : architecture.projections()) {
                boolean everywhere = projection.equals("k_proj") || projection.equals("v_proj");
                total = total.plus(projection(architecture, lora, projection, everywhere ? rows : asking));
            }
            // Scores and weighted values: two products each way, three times as much in training.
            double attention = 2.0
                    * 2
                    * architecture.heads()
                    * architecture.headWidth()
                    * (trimmed ? sequences * bench.prompt() : pairs);
            total = total.plus(new BenchWork(attention, 2 * attention));
        }
        return total;
    }

    private static BenchWork projection(Architecture architecture, LoraSettings lora, String name, double rows) {
        double in = architecture.inputs(name);
        double out = architecture.outputs(name);
        double base = 2 * rows * in * out;
        double adapter = lora.targets().contains(name) ? 2 * rows * lora.rank() * (in + out) : 0;
        return new BenchWork(base + adapter, base + 2 * adapter);
    }

    private BenchWork plus(BenchWork other) {
        return new BenchWork(forward + other.forward, backward + other.backward);
    }

    /** Billions of operations of a training step. */
    double trainGflop() {
        return (forward + backward) / 1e9;
    }

    /** Billions of operations of a judgement. */
    double inferGflop() {
        return forward / 1e9;
    }
}
