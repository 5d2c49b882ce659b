package org.aullm.llm.decoder;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.aullm.api.ActionUnit;
import org.aullm.api.ComponentException;
import org.aullm.api.prompt.Prompt;
import org.aullm.llm.text.PromptTokenizer;
import org.aullm.llm.text.Questions;

/**
 * What stands around a prompt so that it is a user's turn. Only this puts special tokens in: whatever the prompt says, it
 * remains text.
 *
 * @param opening tokens before the prompt
 * @param lead text right before the prompt, read as one with it
 * @param tail text right after the prompt, read as one with it
 * @param closing tokens after it
 */
record Chat(List<Integer> opening, String lead, String tail, List<Integer> closing) {

    /** The prompt as it is. */
    static final Chat NONE = new Chat(List.of(), "", "", List.of());

    Chat {
        opening = List.copyOf(opening);
        closing = List.copyOf(closing);
    }

    /** By the name of a form, {@code none}, or {@code auto} for the form that the tokenizer's tokens show. */
    static Chat of(String key, PromptTokenizer tokenizer) {
        if (key.equals(ChatForm.NONE)) {
            return NONE;
        }
        for (ChatForm form : ChatForm.ALL) {
            if (form.key().equals(key)) {
                requireMarks(form, tokenizer);
                return of(form, tokenizer);
            }
            if (key.equals(ChatForm.AUTO) && form.shownBy(tokenizer)) {
                return of(form, tokenizer);
            }
        }
        String lacks = tokenizer.chatTemplate().isPresent()
                ? "tokenizer and chat template together show"
                : "the tokenizer has the marks of";
        throw new ComponentException("chat: " + lacks + " no known form of conversation."
                + " Set chat to the form that the model was trained with, or to none: "
                + ChatForm.ALL.stream().map(ChatForm::key).collect(Collectors.joining(", "))
                + ".");
    }

    private static void requireMarks(ChatForm form, PromptTokenizer tokenizer) {
        List<String> missing = form.marks().stream()
                .filter(mark -> tokenizer.special(mark).isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            throw new ComponentException(
                    "chat: form '%s' needs the special tokens %s, which the tokenizer lacks. Set chat to auto or none."
                            .formatted(form.key(), String.join(", ", missing)));
        }
    }

    private static Chat of(ChatForm form, PromptTokenizer tokenizer) {
        List<String> before = form.before();
        String last = before.get(before.size() - 1);
        boolean leads = tokenizer.special(last).isEmpty();
        List<String> framed = leads ? before.subList(0, before.size() - 1) : before;
        String lead = leads ? last : "";
        String first = form.after().get(0);
        boolean trails = tokenizer.special(first).isEmpty();
        return new Chat(
                tokens(framed, tokenizer),
                swallowed(framed, tokenizer) ? lead.stripLeading() : lead,
                trails ? first : "",
                tokens(trails ? form.after().subList(1, form.after().size()) : form.after(), tokenizer));
    }

    private static List<Integer> tokens(List<String> pieces, PromptTokenizer tokenizer) {
        List<Integer> tokens = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            String piece = pieces.get(i);
            if (tokenizer.special(piece).isPresent()) {
                tokens.add(tokenizer.special(piece).get().id());
            } else {
                String text = swallowed(pieces.subList(0, i), tokenizer) ? piece.stripLeading() : piece;
                tokens.addAll(text.isEmpty() ? List.of() : tokenizer.encode(text));
            }
        }
        return tokens;
    }

    /** Whether what follows these pieces loses the spaces it begins with. */
    private static boolean swallowed(List<String> pieces, PromptTokenizer tokenizer) {
        return !pieces.isEmpty()
                && tokenizer.special(pieces.get(pieces.size() - 1)).stream()
                        .anyMatch(PromptTokenizer.Special::swallowsSpace);
    }

    /** A prompt's parts with {@link #lead} and {@link #tail} joined to the texts they touch. */
    List<Prompt.Part> framed(List<Prompt.Part> parts) {
        List<Prompt.Part> framed = new ArrayList<>(parts);
        if (!lead.isEmpty()) {
            boolean text = framed.get(0) instanceof Prompt.FixedText;
            String rest = framed.get(0) instanceof Prompt.FixedText first ? first.text() : "";
            join(framed, text, 0, lead + rest);
        }
        if (!tail.isEmpty()) {
            int last = framed.size() - 1;
            boolean text = framed.get(last) instanceof Prompt.FixedText;
            String rest = framed.get(last) instanceof Prompt.FixedText end ? end.text() : "";
            join(framed, text, text ? last : last + 1, rest + tail);
        }
        return framed;
    }

    private static void join(List<Prompt.Part> parts, boolean replaces, int place, String text) {
        if (replaces) {
            parts.set(place, new Prompt.FixedText(text));
        } else {
            parts.add(place, new Prompt.FixedText(text));
        }
    }

    /** Without the end: something of the same turn follows. */
    Chat open() {
        return new Chat(opening, lead, "", List.of());
    }

    /** Questions that end the turn, one of each unit. */
    Questions questions(String wording, List<ActionUnit> units, PromptTokenizer tokenizer) {
        List<List<Integer>> questions = new ArrayList<>();
        for (ActionUnit unit : units) {
            List<Integer> tokens = new ArrayList<>(tokenizer.encode(Questions.about(unit, wording) + tail));
            tokens.addAll(closing);
            questions.add(tokens);
        }
        return new Questions(questions);
    }
}
