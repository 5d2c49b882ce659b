package org.aullm.app;

import java.util.List;
import org.aullm.core.config.TrainingOptions;
import org.aullm.core.reference.OptionSheet;
import org.aullm.core.reference.Reference;
import org.aullm.core.reference.Sheet;
import org.aullm.core.registry.Slot;

/** The reference of all components as one Markdown page: the same text for the same components. */
final class ReferencePage {

    /** How the page is written anew, for those who find it out of date. */
    static final String COMMAND = "./aullm components --markdown > docs/components.md";

    private final Reference reference;
    private final StringBuilder page = new StringBuilder();

    ReferencePage(Reference reference) {
        this.reference = reference;
    }

    String text() {
        line("# Components");
        line("");
        line("<!-- Generated from the components themselves. To write it anew: " + COMMAND + " -->");
        line("");
        line(
                "What can be written in a study file, by slot. Shapes and numbers of weights hold for default options, on");
        line(
                "evidence of a usual size, between neighbours of usual sizes: features `mid (64, 1, 7, 7), high 256`, soft");
        line("tokens of width 64, eight action units. `./aullm components show ID` prints one of these pages.");
        for (Slot slot : Slot.values()) {
            List<Sheet> sheets = reference.of(slot);
            line("");
            line("## `%s`: %s".formatted(slot.key(), slot.title()));
            if (slot.mayBeEmpty()
                    && sheets.stream().noneMatch(sheet -> sheet.id().equals("none"))) {
                line("");
                line("`none` leaves the slot empty.");
            }
            sheets.forEach(this::sheet);
        }
        line("");
        line("## `training`: how a trial is trained and judged");
        line("");
        options(OptionSheet.of(TrainingOptions.ALL));
        return page.toString();
    }

    private void sheet(Sheet sheet) {
        line("");
        line("### `%s`".formatted(sheet.id()));
        line("");
        line(sheet.summary());
        if (!sheet.details().isEmpty()) {
            line("");
            line(sheet.details());
        }
        line("");
        fact("source", sheet.source());
        fact("module", "`%s`".formatted(sheet.module()));
        fact("reads", sheet.input());
        sheet.shapes().forEach(shape -> fact("shapes", "`%s`".formatted(shape)));
        reference.size(sheet).ifPresent(size -> fact("weights", SheetText.weights(size)));
        fact("tunings", String.join(", ", sheet.tunings()));
        if (!sheet.options().isEmpty()) {
            line("");
            options(sheet.options());
        }
    }

    private void options(List<OptionSheet> options) {
        line("| option | default | values | meaning |");
        line("| --- | --- | --- | --- |");
        for (OptionSheet option : options) {
            line("| `%s` | %s | %s | %s |"
                    .formatted(
                            option.key(),
                            option.fallback().map(ReferencePage::code).orElse("required"),
                            cell(option.type()),
                            cell(option.meaning())));
        }
    }

    private void fact(String name, String value) {
        if (!value.isEmpty()) {
            line("- %s: %s".formatted(name, value));
        }
    }

    private static String code(Object value) {
        String text = String.valueOf(value);
        return text.isEmpty() ? "none" : "`%s`".formatted(cell(text));
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ").strip();
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}
