package org.aullm.app;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import java.nio.file.Path;
import org.aullm.core.registry.Registry;
import org.aullm.study.plan.Planner;

/** What commands are made of. */
final class AppModule extends AbstractModule {

    @Override
    protected void configure() {
        bind(Path.class)
                .annotatedWith(WorkingDirectory.class)
                .toInstance(Path.of("").toAbsolutePath());
    }

    @Provides
    @Singleton
    Registry registry() {
        return Registry.load();
    }

    @Provides
    Planner planner(Registry registry) {
        return new Planner(registry);
    }
}
