package org.aullm.datasets.arrays;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.aullm.api.ComponentException;
import org.aullm.api.EvidenceKind;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.data.Clip;
import org.aullm.api.data.Dataset;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;
import org.aullm.datasets.manifest.Manifest;

/** Finds every clip's numbers and looks at all of them, collecting what is wrong. */
final class ArraysOpening {

    private static final int MOST_SHOWN = 30;

    private final Options options;
    private final EvidenceKind kind;
    private final Manifest manifest;
    private final ArrayFiles files;
    private final List<String> problems = new ArrayList<>();

    ArraysOpening(Options options) {
        this.options = options;
        this.kind = EvidenceForm.kind(options.get(ArraysProvider.EVIDENCE));
        this.manifest = options.get(ArraysProvider.ARRAY).isEmpty()
                ? Manifest.read(options.get(ArraysProvider.MANIFEST))
                : Manifest.readWithoutPaths(options.get(ArraysProvider.MANIFEST));
        this.files = new ArrayFiles(manifest.root(), options.get(ArraysProvider.TENSOR));
    }

    /**
     * Opens the data set.
     *
     * @throws ComponentException if anything is wrong with any of its clips; names every problem with its row
     */
    Dataset open() {
        try {
            Optional<ArrayFiles.Finder> shared = shared(ArraysProvider.ARRAY);
            Optional<ArrayFiles.Finder> still = shared(ArraysProvider.STILL);
            require();
            Map<Clip, ClipArray> arrays = new LinkedHashMap<>();
            Map<Clip, ClipArray> stills = new LinkedHashMap<>();
            Names names = new Names(manifest);
            for (int i = 0; i < manifest.entries().size(); i++) {
                Manifest.Entry entry = manifest.entries().get(i);
                int row = i;
                if (entry.clip().labels().coded().isEmpty()
                        && !options.get(ArraysProvider.UNLABELLED).equals("keep")) {
                    continue;
                }
                find(entry, () -> shared.map(finder -> finder.find(row, names.of(entry)))
                                .orElseGet(() -> files.own(entry.path())))
                        .ifPresent(array -> arrays.put(entry.clip(), array));
                still.flatMap(finder -> find(entry, () -> finder.find(row, names.of(entry))))
                        .ifPresent(array -> stills.put(entry.clip(), array));
            }
            require();
            if (arrays.isEmpty()) {
                throw new ComponentException("%s: no row names an action unit; 'unlabelled: keep' would take them"
                        .formatted(manifest.file()));
            }
            EvidenceSpec spec = spec(arrays);
            check(spec, arrays, "");
            check(spec, stills, "still ");
            require();
            return new Arrays(spec, arrays, stills, manifest, files, unlabelled(arrays));
        } catch (RuntimeException e) {
            files.close();
            throw e;
        }
    }

    private List<String> unlabelled(Map<Clip, ClipArray> arrays) {
        int unlabelled = manifest.entries().size() - arrays.size();
        return unlabelled == 0
                ? List.of()
                : List.of("%d clips without known units were not taken".formatted(unlabelled));
    }

    private Optional<ArrayFiles.Finder> shared(Option<String> option) {
        String name = options.get(option);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(files.shared(name, manifest.entries().size()));
        } catch (ComponentException e) {
            problems.add("%s: %s".formatted(option.key(), e.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<ClipArray> find(Manifest.Entry entry, Supplier<ClipArray> search) {
        try {
            return Optional.of(search.get());
        } catch (ComponentException e) {
            problems.add("row %d, %s: %s".formatted(entry.row(), entry.clip().id(), e.getMessage()));
            return Optional.empty();
        }
    }

    private EvidenceSpec spec(Map<Clip, ClipArray> arrays) {
        Map.Entry<Clip, ClipArray> first = arrays.entrySet().iterator().next();
        try {
            return EvidenceForm.of(kind, first.getValue().shape());
        } catch (ComponentException e) {
            throw new ComponentException(
                    "%s, clip %s: %s".formatted(manifest.file(), first.getKey().id(), e.getMessage()), e);
        }
    }

    private void check(EvidenceSpec spec, Map<Clip, ClipArray> arrays, String what) {
        Map<String, Integer> rows = new HashMap<>();
        manifest.entries().forEach(entry -> rows.put(entry.clip().id(), entry.row()));
        arrays.forEach((clip, array) -> trouble(spec, array)
                .ifPresent(trouble ->
                        problems.add("row %d, %s: %s%s".formatted(rows.get(clip.id()), clip.id(), what, trouble))));
    }

    private Optional<String> trouble(EvidenceSpec spec, ClipArray array) {
        try {
            EvidenceSpec own = EvidenceForm.of(kind, array.shape());
            if (!own.equals(spec)) {
                return Optional.of("%s gives %s, but the first clip gives %s; all must agree"
                        .formatted(array.array().name(), own, spec));
            }
            float[] values = array.read();
            for (int i = 0; i < values.length; i++) {
                if (!Float.isFinite(values[i])) {
                    return Optional.of("number %d of %d is %s".formatted(i, values.length, values[i]));
                }
            }
            return Optional.empty();
        } catch (ComponentException | IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private void require() {
        if (!problems.isEmpty()) {
            List<String> shown = problems.subList(0, Math.min(MOST_SHOWN, problems.size()));
            String more =
                    problems.size() > shown.size() ? "\n  and %d more".formatted(problems.size() - shown.size()) : "";
            throw new ComponentException(
                    "arrays of %s:\n  %s%s".formatted(manifest.file(), String.join("\n  ", shown), more));
        }
    }
}
