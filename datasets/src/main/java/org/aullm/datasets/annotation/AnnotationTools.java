package org.aullm.datasets.annotation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.aullm.api.ComponentException;
import org.aullm.api.spi.AnnotationToolsProvider;

/** Reads annotation tables for the command line. */
public final class AnnotationTools implements AnnotationToolsProvider {

    private static final List<Integer> CD6ME = List.of(1, 2, 4, 5, 6, 7, 9, 10, 12, 14, 15, 17);

    @Override
    public Map<String, String> tables() {
        Map<String, String> tables = new LinkedHashMap<>();
        TableForms.all().forEach(form -> tables.put(form.id(), form.title()));
        return tables;
    }

    @Override
    public Statistics statistics(String dataset, List<Path> files, Policy policy) {
        TableForm form = TableForms.named(dataset);
        Reading reading = reading(policy);
        TableReader reader = new TableReader(form, reading, Fixes.of(form, policy.fixes()));
        List<Annotation> clips = new ArrayList<>();
        files.forEach(file -> clips.addAll(reader.read(file).annotations()));
        TableStatistics counts = new TableStatistics(clips);
        return new Statistics(
                form.id(),
                described(reading, policy),
                counts.samples(),
                counts.samplesPerSubject(),
                counts.withoutUnits(),
                counts.instances(),
                counts.withSeveralUnits(),
                counts.positives(),
                counts.positiveSubjects(),
                counts.combinations(),
                counts.emotions(),
                CD6ME,
                counts.cooccurrence(CD6ME),
                form.benchmark(),
                counts.withoutAnyOf(form.benchmark()),
                counts.unread());
    }

    @Override
    public List<Problem> problems(String dataset, Path file, Policy policy) {
        TableForm form = TableForms.named(dataset);
        AnnotationTable table = new TableReader(form, reading(policy), Fixes.of(form, policy.fixes())).read(file);
        return TableProblems.of(table);
    }

    /** What is wrong or doubtful in the rows of a table, without what is known of other copies only. */
    public static List<Problem> remarks(String dataset, Path file, Policy policy) {
        TableForm form = TableForms.named(dataset);
        return TableProblems.of(
                new TableReader(form, reading(policy), Fixes.of(form, policy.fixes())).read(file), false);
    }

    static Reading reading(Policy policy) {
        return new Reading(
                chosen(Reading.Rule.class, "reading", policy.rule()),
                chosen(Reading.Alternatives.class, "alternatives", policy.alternatives()),
                chosen(Reading.Doubtful.class, "doubtful", policy.doubtful()));
    }

    /** How codes were read, for results. */
    static String described(Reading reading, Policy policy) {
        return reading.described() + (policy.fixes() ? ", known errors corrected" : ", as delivered");
    }

    private static <E extends Enum<E>> E chosen(Class<E> type, String what, String word) {
        List<String> words = new ArrayList<>();
        for (E value : type.getEnumConstants()) {
            String key = value.name().toLowerCase(Locale.ROOT);
            if (key.equals(word)) {
                return value;
            }
            words.add(key);
        }
        throw new ComponentException(
                "%s '%s' does not exist; there are %s".formatted(what, word, String.join(", ", words)));
    }
}
