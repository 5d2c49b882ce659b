package org.aullm.study.plan;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.aullm.api.Component;
import org.aullm.core.trial.TrialRunner;
import org.aullm.tensor.Ops;
import org.aullm.tensor.Sha256;

/** Which code a trial runs: the content of the jars or class folders of api, tensor, core and the components in use. */
public final class CodeVersion {

    private static final List<Class<?>> ALWAYS = List.of(Component.class, Ops.class, TrialRunner.class);

    private final Fingerprints fingerprints;

    /** Reads each jar once. */
    public CodeVersion(Fingerprints fingerprints) {
        this.fingerprints = fingerprints;
    }

    /** The version of a trial that uses these classes' jars, in 64 hex digits. */
    public String of(Collection<Class<?>> components) {
        Set<Class<?>> used = new LinkedHashSet<>(ALWAYS);
        used.addAll(components);
        Set<String> jars = new TreeSet<>();
        used.forEach(each -> locations(each).forEach(location -> jars.add(fingerprints.of(location))));
        return Sha256.of(String.join("\n", jars));
    }

    /** A component's own jar; for a plugin, which brings its libraries along, all jars of its layer. */
    private static List<Path> locations(Class<?> used) {
        ModuleLayer layer = used.getModule().getLayer();
        if (layer == null || layer.equals(CodeVersion.class.getModule().getLayer())) {
            return List.of(location(used));
        }
        return layer.configuration().modules().stream()
                .map(module -> Path.of(module.reference().location().orElseThrow()))
                .toList();
    }

    private static Path location(Class<?> used) {
        CodeSource source = used.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            throw new IllegalStateException("%s does not come from a jar or folder".formatted(used.getName()));
        }
        try {
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new IllegalStateException("%s is not in a file".formatted(source.getLocation()), e);
        }
    }
}
