package org.aullm.core.plugin;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.aullm.core.registry.Slot;

/**
 * A folder of jars, or one jar, as it was found.
 *
 * @param name the folder's name
 * @param place the folder or the jar
 * @param module what provides its components; empty if nothing could be found out
 * @param provides the components that can be used
 * @param problems what is wrong, each with its remedy; what is not touched by it works
 */
public record Plugin(
        String name, Path place, Optional<Identity> module, List<Provided> provides, List<String> problems) {
    public Plugin {
        provides = List.copyOf(provides);
        problems = List.copyOf(problems);
    }

    /**
     * A plugin's module.
     *
     * @param name the module's name
     * @param version the module's version; empty if its build recorded none
     * @param api the version of aullm-api that it was compiled against; empty if its compiler recorded none
     */
    public record Identity(String name, Optional<String> version, Optional<String> api) {}

    /**
     * A component that a plugin provides.
     *
     * @param slot where it can stand
     * @param id its name in a study file
     */
    public record Provided(Slot slot, String id) {}

    static Plugin broken(String name, Path place, List<String> problems) {
        return new Plugin(name, place, Optional.empty(), List.of(), problems);
    }
}
