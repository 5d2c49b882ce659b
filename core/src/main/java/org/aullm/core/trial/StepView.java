package org.aullm.core.trial;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.aullm.api.Intervention;
import org.aullm.api.SoftTokens;
import org.aullm.api.StepEvidence;

/** A training step as regularizers see it. */
final class StepView implements StepEvidence {

    private final SoftTokens content;
    private final Optional<SoftTokens> instruction;
    private final Function<Intervention, Optional<SoftTokens>> relate;
    private final Supplier<SoftTokens> encodeStill;
    private final long seed;
    private Optional<SoftTokens> still = Optional.empty();

    StepView(
            SoftTokens content,
            Optional<SoftTokens> instruction,
            Function<Intervention, Optional<SoftTokens>> relate,
            Supplier<SoftTokens> encodeStill,
            long seed) {
        this.content = content;
        this.instruction = instruction;
        this.relate = relate;
        this.encodeStill = encodeStill;
        this.seed = seed;
    }

    @Override
    public int batch() {
        return (int) content.tokens().getShape().get(0);
    }

    @Override
    public SoftTokens content() {
        return content;
    }

    @Override
    public Optional<SoftTokens> instruction() {
        return instruction;
    }

    @Override
    public Optional<SoftTokens> instructionUnder(Intervention intervention) {
        return relate.apply(intervention);
    }

    @Override
    public SoftTokens stillContent() {
        if (still.isEmpty()) {
            NDArray one = encodeStill.get().tokens();
            still = Optional.of(new SoftTokens(one.broadcast(content.tokens().getShape())));
        }
        return still.get();
    }

    @Override
    public long seed() {
        return seed;
    }
}
