package org.aullm.app;

import java.lang.module.ModuleDescriptor;
import java.util.Optional;
import picocli.CommandLine;

/** What {@code --version} prints. */
final class Versions implements CommandLine.IVersionProvider {

    /** The version of aullm; {@code unknown} outside a build. */
    static String aullm() {
        return Optional.ofNullable(Versions.class.getModule().getDescriptor())
                .flatMap(ModuleDescriptor::rawVersion)
                .orElse("unknown");
    }

    @Override
    public String[] getVersion() {
        return new String[] {
            "aullm " + aullm(),
            "Java " + Runtime.version() + ", " + System.getProperty("os.name") + " " + System.getProperty("os.arch")
        };
    }
}
