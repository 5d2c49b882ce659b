package org.aullm.app;

import com.google.inject.Injector;
import picocli.CommandLine;

/** Lets Guice build commands, and picocli what is its own. */
record CommandFactory(Injector injector) implements CommandLine.IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
        return type.getModule().equals(CommandFactory.class.getModule())
                ? injector.getInstance(type)
                : CommandLine.defaultFactory().create(type);
    }
}
