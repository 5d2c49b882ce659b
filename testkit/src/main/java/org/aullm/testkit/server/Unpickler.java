package org.aullm.testkit.server;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** Reads a pickle as {@code torch.load} does with {@code weights_only}: few opcodes, few names, nothing is executed. */
final class Unpickler {

    private static final Object MARK = new Object();
    private static final Set<String> NAMES = Set.of(
            "torch._utils _rebuild_tensor_v2",
            "torch FloatStorage",
            "torch BFloat16Storage",
            "torch HalfStorage",
            "collections OrderedDict");

    private final ByteBuffer in;
    private final Deque<Object> stack = new ArrayDeque<>();

    /** Something that a name calls into being. */
    record Call(Object name, List<Object> arguments) {}

    /** What lies beside the pickle. */
    record Persistent(List<Object> id) {}

    private Unpickler(byte[] pickle) {
        this.in = ByteBuffer.wrap(pickle).order(ByteOrder.LITTLE_ENDIAN);
    }

    static Object read(byte[] pickle) throws Refused {
        Unpickler unpickler = new Unpickler(pickle);
        try {
            return unpickler.run();
        } catch (RuntimeException e) {
            throw new Refused("the pickle is broken: " + e);
        }
    }

    private Object run() throws Refused {
        Refused.unless(next() == 0x80 && next() == 2, "the pickle is not of protocol 2");
        while (true) {
            int code = next();
            switch (code) {
                case 'c' -> stack.push(name(line() + " " + line()));
                case '(' -> stack.push(MARK);
                case 'X' -> stack.push(text(in.getInt()));
                case 'K' -> stack.push(next());
                case 'M' -> stack.push(Short.toUnsignedInt(in.getShort()));
                case 'J' -> stack.push(in.getInt());
                case 't' -> stack.push(sinceMark());
                case 0x86 -> {
                    Object second = stack.pop();
                    stack.push(List.of(stack.pop(), second));
                }
                case ')' -> stack.push(List.of());
                case 0x89 -> stack.push(false);
                case 'Q' -> stack.push(new Persistent(list(stack.pop())));
                case 'R' -> {
                    List<Object> arguments = list(stack.pop());
                    stack.push(new Call(stack.pop(), arguments));
                }
                case '.' -> {
                    Refused.unless(stack.size() == 1 && !in.hasRemaining(), "the pickle does not end where it stops");
                    return stack.pop();
                }
                default -> throw new Refused("opcode 0x%02x is not read".formatted(code));
            }
        }
    }

    private int next() {
        return Byte.toUnsignedInt(in.get());
    }

    private String line() {
        StringBuilder line = new StringBuilder();
        for (int c = next(); c != '\n'; c = next()) {
            line.append((char) c);
        }
        return line.toString();
    }

    private static String name(String name) throws Refused {
        Refused.unless(NAMES.contains(name), "name '%s' is not allowed", name);
        return name;
    }

    private String text(int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private List<Object> sinceMark() {
        List<Object> items = new ArrayList<>();
        for (Object item = stack.pop(); item != MARK; item = stack.pop()) {
            items.add(item);
        }
        Collections.reverse(items);
        return List.copyOf(items);
    }

    @SuppressWarnings("unchecked") // tuples are made here, of objects
    private static List<Object> list(Object tuple) {
        return (List<Object>) tuple;
    }
}
