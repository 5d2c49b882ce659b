package org.aullm.testkit;

import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;

/** Runs one check of a contract. */
final class Caught {

    private Caught() {}

    /** What a check says. */
    static ThrowingCallable check(Supplier<? extends ProviderContract<?>> contract, String name) {
        DynamicTest test = Contracts.of("broken", contract)
                .getChildren()
                .map(DynamicTest.class::cast)
                .filter(each -> each.getDisplayName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no check is called " + name));
        return () -> test.getExecutable().execute();
    }
}
