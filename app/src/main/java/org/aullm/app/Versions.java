package org.aullm.app;

import java.lang.module.ModuleDescriptor;
import java.util.Optional;
import picocli.CommandLine;

/** What {@code --version} prints. */
final class Versions implements CommandLine.IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Optional.ofNullable(Versions.class.getModule().getDescriptor())
                .flatMap(ModuleDescriptor::rawVersion)
                .orElse("unknown");
        return new String[] {
            "aullm " + version,
            "Java " + Runtime.version() + ", " + System.getProperty("os.name") + " " + System.getProperty("os.arch")
        };
    }
}
