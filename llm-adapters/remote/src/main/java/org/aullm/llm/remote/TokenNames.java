package org.aullm.llm.remote;

/** {@code token_id:9891}, as vLLM writes a token that is asked for by number. */
final class TokenNames {

    private static final String START = "token_id:";

    private TokenNames() {}

    static String number(String name) throws Misread {
        if (!name.startsWith(START) || !name.substring(START.length()).matches("\\d+")) {
            throw new Misread("its answer names a token '%s' where a number was asked for"
                    .formatted(name.length() > 40 ? name.substring(0, 40) + "..." : name));
        }
        return name.substring(START.length());
    }
}
