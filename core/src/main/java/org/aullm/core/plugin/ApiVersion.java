package org.aullm.core.plugin;

import java.lang.module.ModuleDescriptor;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aullm.api.Component;

/** Which version of the contracts a plugin was compiled against, and whether that suits the one that runs. */
final class ApiVersion {

    private static final Pattern FORM = Pattern.compile("(\\d+)\\.(\\d+).*");

    private ApiVersion() {}

    /** The version of aullm-api that runs; empty outside a build. */
    static Optional<String> running() {
        return Optional.ofNullable(Component.class.getModule().getDescriptor()).flatMap(ModuleDescriptor::rawVersion);
    }

    /** The version that a module was compiled against, as its compiler recorded it. */
    static Optional<String> compiled(ModuleDescriptor module) {
        return module.requires().stream()
                .filter(required -> required.name().equals("org.aullm.api"))
                .findFirst()
                .flatMap(ModuleDescriptor.Requires::rawCompiledVersion);
    }

    /**
     * Whether a plugin for one version works with another. Before 1.0 every minor version may change the contracts; from
     * then on only a major one, and a plugin may not be newer than what it runs with.
     */
    static boolean suits(String compiled, String running) {
        Matcher plugin = FORM.matcher(compiled);
        Matcher here = FORM.matcher(running);
        if (!plugin.matches() || !here.matches()) {
            return true;
        }
        int major = Integer.parseInt(here.group(1));
        int minor = Integer.parseInt(here.group(2));
        int pluginMinor = Integer.parseInt(plugin.group(2));
        return Integer.parseInt(plugin.group(1)) == major && (major == 0 ? pluginMinor == minor : pluginMinor <= minor);
    }

    static void require(ModuleDescriptor module) throws PluginException {
        Optional<String> compiled = compiled(module);
        Optional<String> running = running();
        if (compiled.isPresent() && running.isPresent() && !suits(compiled.get(), running.get())) {
            throw new PluginException(("module %s was built against aullm-api %s, but this is aullm-api %s."
                            + " Install the plugin's version for it, or build the plugin against aullm-api %s")
                    .formatted(module.name(), compiled.get(), running.get(), running.get()));
        }
    }
}
