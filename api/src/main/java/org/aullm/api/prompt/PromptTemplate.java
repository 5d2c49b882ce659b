package org.aullm.api.prompt;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.aullm.api.ActionUnit;

/**
 * A prompt's text with named slots in braces: <em>units</em> becomes the list of action units, <em>content</em> and
 * <em>relations</em> take soft tokens. A line that holds slots, all of them empty, is left out, so that one template
 * serves with and without a relation graph. A doubled brace stands for a brace.
 *
 * @since 0.1.0
 */
public final class PromptTemplate {

    /** The slot of the content tokens. */
    public static final String CONTENT = "content";

    /** The slot of the instruction tokens. */
    public static final String RELATIONS = "relations";

    private static final Pattern TOKEN = Pattern.compile("\\{\\{|\\}\\}|\\{([a-z-]*)\\}|[{}]");
    private static final Set<String> SLOTS = Set.of(CONTENT, RELATIONS);

    /**
     * Role, units, question, then the evidence, the relations and the answer's place. Everything fixed stands before the
     * first per-clip part, so that a back end computes it once for the whole batch, and what follows is short.
     */
    public static final PromptTemplate DEFAULT = new PromptTemplate(
            """
            You code facial action units.
            Units: {units}.
            Which are active, by evidence and relations?
            {content}{relations}:""");

    private final String source;

    private sealed interface Piece permits Text, Slot {}

    private record Text(String text) implements Piece {}

    private record Slot(String name) implements Piece {}

    /**
     * Reads a template.
     *
     * @throws IllegalArgumentException if a slot is unknown, used twice or missing, or a brace stands alone
     */
    public PromptTemplate(String source) {
        this.source = source;
        Set<String> seen = new LinkedHashSet<>();
        for (Piece piece : pieces(source.replace("{units}", ""))) {
            if (piece instanceof Slot slot && !seen.add(slot.name())) {
                throw new IllegalArgumentException("slot {%s} is used twice".formatted(slot.name()));
            }
        }
        if (!seen.contains(CONTENT)) {
            throw new IllegalArgumentException("slot {content} is missing: the model would see nothing of the clip");
        }
    }

    /** The template as it was written. */
    public String source() {
        return source;
    }

    /**
     * The prompt of a batch.
     *
     * @param units what the slot <em>units</em> lists
     * @param filled the parts for the slots, by name; a slot without one is empty
     */
    public Prompt fill(List<ActionUnit> units, Map<String, ? extends Prompt.Part> filled) {
        List<Prompt.Part> parts = new ArrayList<>();
        for (Piece piece : pieces(text(units, filled.keySet()))) {
            if (piece instanceof Text text) {
                parts.add(new Prompt.FixedText(text.text()));
            } else if (piece instanceof Slot slot && filled.containsKey(slot.name())) {
                parts.add(filled.get(slot.name()));
            }
        }
        return new Prompt(parts);
    }

    /** How the template reads for a given choice of filled slots: fixed texts and slot names, in order. */
    public List<String> outline(List<ActionUnit> units, Set<String> filled) {
        Function<Piece, String> show =
                piece -> piece instanceof Slot slot ? "{" + slot.name() + "}" : ((Text) piece).text();
        return pieces(text(units, filled)).stream()
                .filter(piece -> !(piece instanceof Slot slot) || filled.contains(slot.name()))
                .map(show)
                .toList();
    }

    private String text(List<ActionUnit> units, Set<String> filled) {
        String list = units.stream().map(unit -> unit + " " + unit.facsName()).collect(Collectors.joining(", "));
        return source.lines()
                .filter(line -> {
                    Set<String> slots = slots(line);
                    return slots.isEmpty() || slots.stream().anyMatch(filled::contains);
                })
                .collect(Collectors.joining("\n"))
                .replace("{units}", list);
    }

    private static Set<String> slots(String line) {
        return pieces(line.replace("{units}", "")).stream()
                .filter(Slot.class::isInstance)
                .map(piece -> ((Slot) piece).name())
                .collect(Collectors.toSet());
    }

    private static List<Piece> pieces(String text) {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        Matcher matcher = TOKEN.matcher(text);
        int from = 0;
        while (matcher.find()) {
            literal.append(text, from, matcher.start());
            from = matcher.end();
            String token = matcher.group();
            if (token.equals("{{") || token.equals("}}")) {
                literal.append(token.charAt(0));
            } else if (token.length() == 1) {
                throw new IllegalArgumentException(
                        "a single '%s' stands alone; write '%s%s' for a brace".formatted(token, token, token));
            } else if (SLOTS.contains(matcher.group(1))) {
                flush(literal, pieces);
                pieces.add(new Slot(matcher.group(1)));
            } else {
                throw new IllegalArgumentException("no slot is called {%s}; there are {units}, {content}, {relations}"
                        .formatted(matcher.group(1)));
            }
        }
        literal.append(text.substring(from));
        flush(literal, pieces);
        return pieces;
    }

    private static void flush(StringBuilder literal, List<Piece> pieces) {
        if (!literal.isEmpty()) {
            pieces.add(new Text(literal.toString()));
            literal.setLength(0);
        }
    }
}
