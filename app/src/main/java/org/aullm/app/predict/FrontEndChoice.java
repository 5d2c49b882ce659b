package org.aullm.app.predict;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.aullm.api.ComponentException;
import org.aullm.api.EvidenceKind;
import org.aullm.api.option.Option;
import org.aullm.api.option.OptionType;
import org.aullm.api.option.Options;
import org.aullm.api.spi.ClipToolsProvider;
import org.aullm.api.vision.ClipTools;
import org.aullm.core.registry.Registry;
import org.aullm.core.result.Json;
import org.aullm.core.result.ModelRecord;
import org.aullm.core.trial.Blueprint;
import org.aullm.core.trial.TrainedModel;
import tools.jackson.core.JacksonException;

/**
 * The front end with which videos and folders are judged: the one that made the model's data, unless the user changes it;
 * the usual one, where its data came by another way.
 *
 * @param provider of the front end
 * @param options its settings
 * @param warning what is to be said where the model has not learnt from such a front end
 */
public record FrontEndChoice(ClipToolsProvider provider, Options options, Optional<String> warning) {

    private static final String CROP = "crop";
    private static final long USUAL_CROP = 112;

    /**
     * Refuses a model that no front end can make evidence for.
     *
     * @param name of the model, as the user gave it
     */
    public static void requireFrames(ModelRecord model, Path name) {
        if (model.evidence().kind().equals(EvidenceKind.FEATURES.key())) {
            throw new ComponentException(
                    ("%s reads features that were computed elsewhere, which nothing here makes of a video; compute those of new"
                                    + " clips in the same way and judge them with --data STUDY.yaml")
                            .formatted(name));
        }
    }

    /**
     * The front end for a model.
     *
     * @param changes of the user, by key, in words
     * @throws ComponentException if nothing installed reads files, or a change is wrong
     */
    public static FrontEndChoice of(Registry registry, TrainedModel model, Map<String, String> changes) {
        ClipToolsProvider provider = ServiceLoader.load(ClipToolsProvider.class)
                .findFirst()
                .orElseThrow(
                        () -> new ComponentException(
                                "nothing that is installed reads videos or frames; clips of data sets can be judged with --data"));
        var source = Blueprint.data(registry, model.record().config());
        boolean alike = keys(source.provider().options()).containsAll(keys(provider.options()));
        Map<String, Object> chosen = alike
                ? learnt(source.options(), provider)
                : usual(provider, model.evidence().shape().getShape());
        changes.forEach((key, value) -> chosen.put(key, plain(provider, key, value)));
        Options.Reading reading = Options.read(provider.options(), chosen);
        if (!reading.problems().isEmpty()) {
            throw new ComponentException("%s. There are: %s"
                    .formatted(
                            reading.problems().stream()
                                    .map(problem -> "--front %s: %s".formatted(problem.key(), problem.message()))
                                    .collect(Collectors.joining("; ")),
                            String.join(", ", keys(provider.options()))));
        }
        return new FrontEndChoice(
                provider,
                reading.options(),
                alike ? Optional.empty() : Optional.of(other(source.provider().id())));
    }

    private static Set<String> keys(List<Option<?>> options) {
        return options.stream().map(Option::key).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, Object> learnt(Options data, ClipToolsProvider provider) {
        Map<String, Object> learnt = new LinkedHashMap<>(data.plain());
        learnt.keySet().retainAll(keys(provider.options()));
        return learnt;
    }

    // The front end makes pictures smaller, not larger.
    private static Map<String, Object> usual(ClipToolsProvider provider, long[] evidence) {
        Map<String, Object> usual = new LinkedHashMap<>();
        if (keys(provider.options()).contains(CROP)) {
            usual.put(CROP, Math.max(USUAL_CROP, evidence[evidence.length - 1]));
        }
        return usual;
    }

    /** A number or a truth value where it is written as one; a list where one is wanted; else a text. */
    private static Object plain(ClipToolsProvider provider, String key, String value) {
        boolean list = provider.options().stream()
                .anyMatch(option -> option.key().equals(key) && option.type().kind() == OptionType.Kind.TEXTS);
        if (list) {
            return Arrays.stream(value.split(",")).map(String::strip).toList();
        }
        try {
            return Json.CANONICAL.readValue(value, Object.class);
        } catch (JacksonException e) {
            return value;
        }
    }

    private static String other(String data) {
        return "The model learnt from '%s', whose clips did not come by the way of this input: probabilities may mean little here."
                .formatted(data);
    }

    /** Opens it. */
    public ClipTools open() {
        return provider.open(options);
    }
}
