package org.aullm.report.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.aullm.core.config.ComponentConfig;
import org.aullm.core.config.TrialConfig;
import org.jspecify.annotations.Nullable;

/** Says in plain words what a variant changes, from the resolved configurations of one trial each. */
final class Wording {

    private static final int LONGEST_VALUE = 40;

    private final List<String> changes = new ArrayList<>();

    private Wording() {}

    /** A phrase such as {@code without the relation graph}; empty where the two are the same. */
    static Optional<String> of(TrialConfig baseline, TrialConfig variant) {
        Wording wording = new Wording();
        wording.component("visual encoder", baseline.encoder(), variant.encoder());
        wording.component("projector", baseline.projector(), variant.projector());
        wording.component("relation graph", baseline.graph(), variant.graph());
        wording.component("language model", baseline.llm(), variant.llm());
        wording.component("loss", baseline.loss(), variant.loss());
        wording.regularizers(baseline.regularizers(), variant.regularizers());
        wording.component("data", baseline.data(), variant.data());
        wording.options("training", baseline.training(), variant.training());
        if (!baseline.prompt().equals(variant.prompt())) {
            wording.changes.add("with another prompt");
        }
        if (!baseline.units().equals(variant.units())) {
            wording.changes.add("with units %s instead of %s".formatted(variant.units(), baseline.units()));
        }
        return wording.changes.isEmpty() ? Optional.empty() : Optional.of(String.join(" and ", wording.changes));
    }

    private void component(String slot, ComponentConfig before, ComponentConfig after) {
        if (before.use().equals(after.use())) {
            options("the " + slot, before.options(), after.options());
        } else if (after.isNone()) {
            changes.add("without the " + slot);
        } else if (before.isNone()) {
            changes.add("with the %s %s added".formatted(slot, after.use()));
        } else {
            changes.add("with the %s %s instead of %s".formatted(slot, after.use(), before.use()));
        }
    }

    private void regularizers(List<ComponentConfig> before, List<ComponentConfig> after) {
        List<String> usedBefore = before.stream().map(ComponentConfig::use).toList();
        List<String> usedAfter = after.stream().map(ComponentConfig::use).toList();
        if (usedBefore.equals(usedAfter)) {
            for (int i = 0; i < before.size(); i++) {
                options(
                        "the regularizer " + usedAfter.get(i),
                        before.get(i).options(),
                        after.get(i).options());
            }
        } else if (usedAfter.isEmpty()) {
            changes.add("without the " + (usedBefore.size() == 1 ? "regularizer" : "regularizers"));
        } else if (usedBefore.isEmpty()) {
            changes.add("with the regularizer %s added".formatted(String.join(" and ", usedAfter)));
        } else {
            changes.add("with the regularizers %s instead of %s"
                    .formatted(String.join(" and ", usedAfter), String.join(" and ", usedBefore)));
        }
    }

    private void options(String where, Map<String, Object> before, Map<String, Object> after) {
        List<String> changed = new ArrayList<>();
        TreeSet<String> keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        for (String key : keys) {
            String old = text(before.get(key));
            String now = text(after.get(key));
            if (!old.equals(now)) {
                changed.add("%s %s instead of %s".formatted(key, shortened(now), shortened(old)));
            }
        }
        if (!changed.isEmpty()) {
            changes.add("with %s in %s".formatted(String.join(", ", changed), where));
        }
    }

    private static String text(@Nullable Object value) {
        return value == null ? "none" : String.valueOf(value);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE - 1) + "…";
    }
}
