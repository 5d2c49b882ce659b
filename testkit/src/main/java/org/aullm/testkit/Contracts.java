package org.aullm.testkit;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/**
 * Runs contracts that were made at run time, for modules with many providers or many variants of one.
 *
 * @since 0.1.0
 */
public final class Contracts {

    private Contracts() {}

    /**
     * All checks of a contract under a name, for a method with {@code @TestFactory}.
     *
     * @param contract makes a new one for each check
     */
    public static DynamicContainer of(String name, Supplier<? extends ProviderContract<?>> contract) {
        Stream<Method> checks = Arrays.stream(contract.get().getClass().getMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .sorted(Comparator.comparing(Method::getName));
        return DynamicContainer.dynamicContainer(
                name, checks.map(check -> dynamicTest(check.getName(), () -> run(contract.get(), check))));
    }

    private static void run(ProviderContract<?> contract, Method check) throws Throwable {
        String reason = contract.exempt().get(check.getName());
        if (reason != null) {
            throw new TestAbortedException(check.getName() + " does not apply: " + reason);
        }
        ComponentContract<?, ?> component = contract instanceof ComponentContract<?, ?> known ? known : null;
        try {
            if (check.getParameterCount() == 0) {
                check.invoke(contract);
            } else {
                inFolder(folder -> check.invoke(contract, folder));
            }
        } catch (InvocationTargetException e) {
            throw e.getCause();
        } finally {
            if (component != null) {
                component.close();
            }
        }
    }

    private interface Use {
        void of(Path folder) throws Exception;
    }

    private static void inFolder(Use use) throws Exception {
        Path folder = Files.createTempDirectory("aullm-contract");
        try {
            use.of(folder);
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(Contracts::delete);
            }
        }
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
