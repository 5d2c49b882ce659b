package org.aullm.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HtmlTest {

    @Test
    void text_is_escaped_and_markup_is_not() {
        Html bold = Html.of("<b title=\"{}\">{}</b>", "\"'", "<script>&");

        assertThat(Html.of("<p>{}</p>", bold).markup())
                .isEqualTo("<p><b title=\"&quot;&#39;\">&lt;script&gt;&amp;</b></p>");
    }

    @Test
    void what_xml_cannot_hold_is_replaced() {
        assertThat(Html.of("{}", "a\u0000b\u001bc\ud800d\uffffe\tf😀").markup()).isEqualTo("a�b�c�d�e\tf😀");
    }

    @Test
    void places_and_values_have_to_match() {
        assertThatThrownBy(() -> Html.of("<p>{} {}</p>", "one")).hasMessage("2 places for 1 values in: <p>{} {}</p>");
    }

    @Test
    void a_value_is_not_a_template() {
        assertThat(Html.of("{}{}", "{}", "x").markup()).isEqualTo("{}x");
    }
}
