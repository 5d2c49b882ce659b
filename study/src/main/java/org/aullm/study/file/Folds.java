package org.aullm.study.file;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.aullm.api.data.Clip;
import org.aullm.core.config.Fold;
import org.aullm.study.Names;

/** Divides subjects into folds, the same way on every machine. A subject is never divided. */
final class Folds {

    /** Fixed: folds belong to the protocol and do not change with a run's seed. */
    private static final long DEAL = 20_260_308L;

    private final Protocol protocol;
    private final String data;
    private final List<String> subjects;
    private final TreeMap<String, Set<String>> datasets = new TreeMap<>();

    private Folds(Protocol protocol, String data, Collection<Clip> clips) {
        this.protocol = protocol;
        this.data = data;
        this.subjects = List.copyOf(clips.stream().map(Clip::subject).collect(Collectors.toCollection(TreeSet::new)));
        clips.forEach(clip ->
                datasets.computeIfAbsent(clip.dataset(), any -> new TreeSet<>()).add(clip.subject()));
    }

    /**
     * The folds of a protocol.
     *
     * @param data what the data set is called in messages
     * @param clips those that take part, in any order
     * @throws IllegalArgumentException if these clips cannot be divided so, with what to do
     */
    static List<Fold> of(Protocol protocol, String data, Collection<Clip> clips) {
        return new Folds(protocol, data, clips).divide();
    }

    private List<Fold> divide() {
        return switch (protocol.split()) {
            case Protocol.K_FOLD -> kFold();
            case Protocol.LEAVE_ONE_DATASET_OUT -> leaveOneDatasetOut();
            case Protocol.TRAIN_ON_TEST_ON -> List.of(between());
            case Protocol.HOLD_OUT -> List.of(holdOut());
            default -> leaveOneSubjectOut();
        };
    }

    private List<Fold> leaveOneSubjectOut() {
        requireSubjects(2);
        return subjects.stream().map(subject -> fold(subject, Set.of(subject))).toList();
    }

    private List<Fold> kFold() {
        int count = protocol.folds();
        requireSubjects(count);
        List<String> dealt = dealt();
        List<Fold> folds = new ArrayList<>();
        for (int fold = 0; fold < count; fold++) {
            Set<String> test = new TreeSet<>();
            for (int subject = fold; subject < dealt.size(); subject += count) {
                test.add(dealt.get(subject));
            }
            folds.add(fold("%d of %d".formatted(fold + 1, count), test));
        }
        return folds;
    }

    private List<Fold> leaveOneDatasetOut() {
        if (datasets.size() < 2) {
            throw new IllegalArgumentException("%s needs at least 2 data sets, '%s' holds clips of %s"
                    .formatted(protocol.split(), data, String.join(", ", datasets.keySet())));
        }
        requireWholeSubjects();
        return datasets.entrySet().stream()
                .map(entry -> fold(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Fold between() {
        requireWholeSubjects();
        List<String> training = people(protocol.trainOn());
        List<String> test = people(protocol.testOn());
        String name = String.join(", ", protocol.trainOn()) + " to " + String.join(", ", protocol.testOn());
        return new Fold(name, training, test);
    }

    private Fold holdOut() {
        requireSubjects(2);
        for (String subject : protocol.testOn()) {
            requireKnown("subject", subject, subjects);
        }
        if (protocol.testOn().size() >= subjects.size()) {
            throw new IllegalArgumentException("test-on names all subjects; leave some to learn from");
        }
        int most = subjects.size() - 1;
        int count = Math.max(1, Math.min(most, (int) Math.round(protocol.share() * subjects.size())));
        return fold(
                Protocol.HOLD_OUT,
                protocol.testOn().isEmpty() ? Set.copyOf(dealt().subList(0, count)) : Set.copyOf(protocol.testOn()));
    }

    private List<String> people(List<String> names) {
        Set<String> people = new TreeSet<>();
        for (String name : names) {
            requireKnown("data set", name, datasets.keySet());
            people.addAll(datasets.getOrDefault(name, Set.of()));
        }
        return List.copyOf(people);
    }

    private void requireKnown(String what, String name, Collection<String> known) {
        if (!known.contains(name)) {
            throw new IllegalArgumentException(
                    "'%s' holds no clips of a %s called '%s'.%s".formatted(data, what, name, Names.hint(name, known)));
        }
    }

    private void requireSubjects(int least) {
        if (subjects.size() < least) {
            throw new IllegalArgumentException(
                    "%s needs at least %d subjects, data set '%s' has %d with clips for these units"
                            .formatted(protocol.split(), least, data, subjects.size()));
        }
    }

    /** Folds hold subjects; one who is in two data sets could not be on two sides. */
    private void requireWholeSubjects() {
        for (String subject : subjects) {
            List<String> homes = datasets.keySet().stream()
                    .filter(name -> datasets.getOrDefault(name, Set.of()).contains(subject))
                    .toList();
            if (homes.size() > 1) {
                throw new IllegalArgumentException(
                        "%s divides data sets, but subject '%s' has clips in %s; name subjects apart, or use loso or k-fold"
                                .formatted(protocol.split(), subject, String.join(" and ", homes)));
            }
        }
    }

    private List<String> dealt() {
        List<String> dealt = new ArrayList<>(subjects);
        Collections.shuffle(dealt, new Random(DEAL));
        return dealt;
    }

    private Fold fold(String name, Set<String> test) {
        return new Fold(
                name,
                subjects.stream().filter(subject -> !test.contains(subject)).toList(),
                test.stream().sorted().toList());
    }
}
