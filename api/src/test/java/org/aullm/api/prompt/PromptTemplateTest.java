package org.aullm.api.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aullm.api.ActionUnit;
import org.junit.jupiter.api.Test;

class PromptTemplateTest {

    private static final List<ActionUnit> UNITS = List.of(new ActionUnit(1), new ActionUnit(12));

    @Test
    void the_default_lists_units_and_ends_in_the_answers_place() {
        assertThat(PromptTemplate.DEFAULT.outline(UNITS, Set.of("content", "relations")))
                .containsExactly(
                        """
                        You code facial action units.
                        Units: AU1 inner brow raiser, AU12 lip corner puller.
                        Which are active, by evidence and relations?
                        """,
                        "{content}",
                        "{relations}",
                        ":");
    }

    @Test
    void a_line_whose_slots_are_all_empty_is_left_out() {
        PromptTemplate template = new PromptTemplate("Evidence: {content}\nRelations: {relations}\nAnswer:");
        assertThat(template.outline(UNITS, Set.of("content"))).containsExactly("Evidence: ", "{content}", "\nAnswer:");
    }

    @Test
    void doubled_braces_stand_for_braces() {
        assertThat(new PromptTemplate("{{{content}}}").outline(UNITS, Set.of("content")))
                .containsExactly("{", "{content}", "}");
    }

    @Test
    void parts_stand_where_their_slots_are() {
        Prompt.ClipText words = new Prompt.ClipText("content", List.of("brows up"));
        assertThat(new PromptTemplate("See {content} now")
                        .fill(UNITS, Map.of("content", words))
                        .parts())
                .containsExactly(new Prompt.FixedText("See "), words, new Prompt.FixedText(" now"));
    }

    @Test
    void what_is_wrong_with_a_template_is_said() {
        assertThatThrownBy(() -> new PromptTemplate("{content} {context}"))
                .hasMessage("no slot is called {context}; there are {units}, {content}, {relations}");
        assertThatThrownBy(() -> new PromptTemplate("{content} {content}")).hasMessage("slot {content} is used twice");
        assertThatThrownBy(() -> new PromptTemplate("{relations}"))
                .hasMessage("slot {content} is missing: the model would see nothing of the clip");
        assertThatThrownBy(() -> new PromptTemplate("{content} }"))
                .hasMessage("a single '}' stands alone; write '}}' for a brace");
    }
}
