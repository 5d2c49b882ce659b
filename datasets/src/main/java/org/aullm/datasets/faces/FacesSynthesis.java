package org.aullm.datasets.faces;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;

/** Writes made-up faces as a delivered data set. */
public final class FacesSynthesis {

    static final Option<String> PICTURES = Option.choice(
                    "pictures", "files of frames: png keeps every grey level, jpg is what CASME II has", "png", "jpg")
            .orElse("png");

    private FacesSynthesis() {}

    /** Who, how many, and how they look. */
    public static List<Option<?>> options() {
        List<Option<?>> options = new ArrayList<>(SyntheticFacesProvider.recipeOptions());
        options.add(PICTURES);
        return options;
    }

    /** Writes what is not there yet, and says what there is. */
    public static List<String> write(Options options, Path folder, Consumer<String> progress) {
        Recipe recipe = SyntheticFacesProvider.recipe(options);
        String settings = "synthetic-faces %d, %s, pictures %s%n"
                .formatted(SyntheticFaces.VERSION, recipe, options.get(PICTURES));
        try (SyntheticFaces faces = new SyntheticFaces(recipe, SyntheticFaces.Evidence.FRAMES)) {
            return new FacesFolder(faces, folder, options.get(PICTURES)).write(settings, progress);
        }
    }
}
