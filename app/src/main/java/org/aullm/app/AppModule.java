package org.aullm.app;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import java.nio.file.Path;
import org.aullm.core.plugin.Plugins;
import org.aullm.core.registry.Registry;
import org.aullm.study.plan.Planner;

/** What commands are made of. */
final class AppModule extends AbstractModule {

    private final PluginPlaces places;

    AppModule(PluginPlaces places) {
        this.places = places;
    }

    @Override
    protected void configure() {
        bind(PluginPlaces.class).toInstance(places);
        bind(Path.class)
                .annotatedWith(WorkingDirectory.class)
                .toInstance(Path.of("").toAbsolutePath());
    }

    @Provides
    @Singleton
    Plugins plugins() {
        return Plugins.load(places.folders());
    }

    @Provides
    @Singleton
    Registry registry(Plugins plugins) {
        return plugins.registry();
    }

    @Provides
    Planner planner(Registry registry) {
        return new Planner(registry);
    }
}
