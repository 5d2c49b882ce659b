package org.aullm.core.plugin;

import java.lang.module.Configuration;
import java.lang.module.FindException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ResolutionException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gives a plugin's modules a layer of their own over the application's, whose modules win. */
final class PluginLayers {

    private static final Pattern MISSING = Pattern.compile("Module (\\S+) not found, required by (\\S+)");

    private PluginLayers() {}

    static ModuleLayer define(PluginJars jars, ModuleLayer application) throws PluginException {
        List<String> roots =
                jars.providers().stream().map(ModuleDescriptor::name).toList();
        try {
            // The application's modules are looked up before the plugin's: a stray copy of aullm-api beside a plugin
            // would
            // otherwise make it provide an interface that nobody asks for.
            Configuration configuration = application.configuration().resolve(ModuleFinder.of(), jars.finder(), roots);
            return application.defineModulesWithOneLoader(configuration, PluginLayers.class.getClassLoader());
        } catch (FindException | ResolutionException e) {
            throw new PluginException(unresolved(String.valueOf(e.getMessage())), e);
        } catch (LayerInstantiationException | IllegalArgumentException e) {
            throw new PluginException(
                    "its modules do not fit together: %s. Its author must change them".formatted(e.getMessage()), e);
        }
    }

    private static String unresolved(String message) {
        Matcher missing = MISSING.matcher(message);
        if (missing.matches() && missing.group(1).startsWith("jdk.")) {
            return "module %s needs module %s of the JDK. Set JDK_JAVA_OPTIONS=--add-modules=%s"
                    .formatted(missing.group(2), missing.group(1), missing.group(1));
        }
        if (missing.matches()) {
            return "module %s needs module %s, which is neither in its folder nor part of aullm. Put the jar of %s there"
                    .formatted(missing.group(2), missing.group(1), missing.group(1));
        }
        return "its modules cannot be resolved: %s. Its author must change them".formatted(message);
    }
}
