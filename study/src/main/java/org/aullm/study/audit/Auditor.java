package org.aullm.study.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.aullm.core.config.Fold;
import org.aullm.core.result.Audit;
import org.aullm.core.result.Audit.Finding;
import org.aullm.core.result.Audit.Verdict;
import org.aullm.core.result.FittedOn;
import org.aullm.core.result.Fitting;
import org.aullm.core.result.TrialResult;
import org.aullm.study.plan.ClipContent;
import org.aullm.study.store.StoredPlan.StoredCell;
import org.aullm.study.store.StoredStudy;
import org.aullm.study.store.StudyFolder;

/** Goes through a study's results and asks of each whether anything that it judged could have been known beforehand. */
public final class Auditor {

    private static final int SHOWN = 3;

    private final Map<String, List<ClipContent>> clips = new HashMap<>();
    private final List<Judged> all = new ArrayList<>();

    private Auditor(StudyFolder folder, StoredStudy study) {
        for (int i = 0; i < study.cells().size(); i++) {
            StoredCell planned = study.plan().cells().get(i);
            clips.computeIfAbsent(planned.fingerprint(), folder::contents);
            study.cells().get(i).results().forEach(result -> all.add(new Judged(planned, result)));
        }
    }

    /** A result and what the plan says of it. */
    private record Judged(StoredCell planned, TrialResult result) {
        Fold fold() {
            return result.config().fold();
        }
    }

    /** Audits what a folder holds. */
    public static Audit audit(StudyFolder folder, StoredStudy study) {
        return new Auditor(folder, study).audit();
    }

    private Audit audit() {
        if (all.isEmpty()) {
            return new Audit(List.of(new Finding("results", Verdict.UNKNOWN, "There is no result to look at.")));
        }
        return new Audit(List.of(
                folds(),
                subjects(),
                duplicates(),
                fitted(Fitting.STANDARDIZER, "normalisation", "Means and deviations were measured"),
                fitted(Fitting.LABELS, "labels and priors", "Class weights and priors saw labels"),
                fitted(Fitting.WEIGHTS, "weights", "Gradient steps were taken"),
                choices(),
                thresholds()));
    }

    private Finding folds() {
        return found(
                "folds",
                judged -> {
                    boolean planned = judged.planned().folds().contains(judged.fold());
                    boolean data = judged.planned()
                            .fingerprint()
                            .equals(judged.result().data());
                    return planned && data
                            ? Optional.empty()
                            : Optional.of(
                                    planned ? "ran on other data than planned" : "has a fold that is not planned");
                },
                "Every one of %d results has a fold of the plan, on the planned data.".formatted(all.size()));
    }

    private Finding subjects() {
        return found(
                "subjects",
                judged -> {
                    TreeSet<String> known = new TreeSet<>(judged.fold().training());
                    judged.result().fitting().parts().forEach((part, on) -> {
                        if (!part.equals(Fitting.STANDARDIZER)) { // it sees no labels, and has a question of its own
                            known.addAll(on.subjects());
                        }
                    });
                    return judged.result().clips().stream()
                            .filter(clip -> known.contains(clip.subject())
                                    || !judged.fold().test().contains(clip.subject()))
                            .findFirst()
                            .map(clip -> "judges clip %s of subject %s, who is not only judged"
                                    .formatted(clip.clip(), clip.subject()));
                },
                "No judged subject is in any trial's training, in %d results.".formatted(all.size()));
    }

    private Finding duplicates() {
        if (all.stream().anyMatch(judged -> known(judged).isEmpty())) {
            return new Finding("duplicates", Verdict.UNKNOWN, "The clips' contents were not recorded.");
        }
        return found(
                "duplicates",
                judged -> {
                    Map<String, ClipContent> training = known(judged).stream()
                            .filter(clip -> judged.fold().training().contains(clip.subject()))
                            .collect(Collectors.toMap(ClipContent::content, clip -> clip, (one, other) -> one));
                    return known(judged).stream()
                            .filter(clip -> judged.fold().test().contains(clip.subject()))
                            .filter(clip -> training.containsKey(clip.content()))
                            .findFirst()
                            .map(clip -> "judges clip %s, which looks exactly like training clip %s"
                                    .formatted(clip.clip(), clip(training, clip)));
                },
                "No judged clip looks exactly like a training clip, by digests of all evidence.");
    }

    private static String clip(Map<String, ClipContent> training, ClipContent twin) {
        ClipContent other = training.get(twin.content());
        return other == null ? "" : other.clip();
    }

    private Finding fitted(String part, String question, String what) {
        List<Judged> fitting = all.stream()
                .filter(judged -> judged.result().fitting().parts().containsKey(part))
                .toList();
        boolean may = part.equals(Fitting.STANDARDIZER) || part.equals(Fitting.WEIGHTS); // be without
        long silent = all.stream()
                .filter(judged -> judged.result().fitting().parts().isEmpty())
                .count();
        if (silent > 0 || (fitting.size() < all.size() && !may)) {
            return new Finding(
                    question,
                    Verdict.UNKNOWN,
                    "%d of %d results do not say."
                            .formatted(Math.max(silent, all.size() - fitting.size()), all.size()));
        }
        if (fitting.isEmpty()) {
            return new Finding(question, Verdict.SOUND, "Nothing of the kind was done.");
        }
        if (all.stream().anyMatch(judged -> known(judged).isEmpty())) {
            return new Finding(question, Verdict.UNKNOWN, "The clips of the data were not recorded.");
        }
        return found(
                question,
                judged -> Optional.ofNullable(judged.result().fitting().parts().get(part))
                        .filter(on -> !within(on, judged))
                        .map(on -> "fitted on %d clips that are not all among the fold's %d training clips"
                                .formatted(on.clips(), training(judged).clips())),
                "%s on clips of the training fold alone, in %d results.".formatted(what, fitting.size()));
    }

    /** All of the fold's training clips, or some: a part may be set aside for calibration. */
    private boolean within(FittedOn on, Judged judged) {
        FittedOn training = training(judged);
        return on.digest().equals(training.digest())
                || (on.clips() < training.clips() && judged.fold().training().containsAll(on.subjects()));
    }

    private Finding choices() {
        List<Judged> choosing = all.stream()
                .filter(judged -> !judged.result().config().choosing().isNothing())
                .toList();
        if (choosing.isEmpty()) {
            return new Finding(
                    "selection",
                    Verdict.SOUND,
                    "Nothing was chosen within trials: every setting stood in the study file. A cell that is picked by this study's own scores is chosen on test subjects.");
        }
        return found(
                "selection",
                judged -> {
                    FittedOn looked = judged.result().fitting().parts().get(Fitting.CHOICE);
                    if (judged.result().config().choosing().isNothing()) {
                        return Optional.empty();
                    }
                    return looked == null || !judged.fold().training().containsAll(looked.subjects())
                            ? Optional.of("chose settings on other subjects than those of its training fold")
                            : Optional.empty();
                },
                "%d results chose settings on inner folds of their training subjects. A cell that is picked by this study's own scores is chosen on test subjects."
                        .formatted(choosing.size()));
    }

    private Finding thresholds() {
        long tuned = all.stream()
                .filter(judged ->
                        !judged.result().fitting().chosen().thresholds().isEmpty())
                .count();
        return new Finding(
                "thresholds",
                Verdict.SOUND,
                tuned == 0
                        ? "Every decision is at 0.5."
                        : "%d of %d results decide at thresholds from inner folds, the others at 0.5."
                                .formatted(tuned, all.size()));
    }

    private Finding found(String question, Function<Judged, Optional<String>> wrong, String sound) {
        List<String> leaks = new ArrayList<>();
        for (Judged judged : all) {
            wrong.apply(judged)
                    .ifPresent(what -> leaks.add("%s, fold %s, seed %d: %s"
                            .formatted(
                                    judged.planned().cell().name(),
                                    judged.fold().name(),
                                    judged.result().config().seed(),
                                    what)));
        }
        if (leaks.isEmpty()) {
            return new Finding(question, Verdict.SOUND, sound);
        }
        String more = leaks.size() > SHOWN ? "; and %d more".formatted(leaks.size() - SHOWN) : "";
        return new Finding(
                question,
                Verdict.LEAK,
                "%d of %d results: %s%s."
                        .formatted(
                                leaks.size(),
                                all.size(),
                                leaks.stream().limit(SHOWN).collect(Collectors.joining("; ")),
                                more));
    }

    private List<ClipContent> known(Judged judged) {
        return clips.getOrDefault(judged.planned().fingerprint(), List.of());
    }

    private FittedOn training(Judged judged) {
        List<String> subjects = judged.fold().training();
        List<ClipContent> training = known(judged).stream()
                .filter(clip -> subjects.contains(clip.subject()))
                .toList();
        return new FittedOn(
                training.size(),
                List.of(),
                FittedOn.digest(training.stream().map(ClipContent::clip).toList()));
    }
}
