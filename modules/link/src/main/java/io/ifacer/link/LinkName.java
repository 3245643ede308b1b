package io.ifacer.link;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The kernel's rules for the name of a link (net/core/dev.c, dev_valid_name). */
public final class LinkName {

    /** IFNAMSIZ less the closing NUL. */
    public static final int MAX_BYTES = 15;

    private LinkName() {}

    /** What is wrong with a name, in words that stand after the name itself; empty when the kernel takes it. */
    public static Optional<String> fault(String name) {
        if (name.isEmpty()) {
            return Optional.of("is empty");
        }
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MAX_BYTES) {
            return Optional.of(
                    "is " + bytes.length + " bytes long, the kernel's limit for an interface name is " + MAX_BYTES);
        }
        if (name.equals(".") || name.equals("..")) {
            return Optional.of("is not a name the kernel takes");
        }
        for (byte b : bytes) {
            if (forbidden(b & 0xFF)) {
                return Optional.of("holds a character the kernel does not take in a name (white space, '/' or ':')");
            }
        }
        return Optional.empty();
    }

    /**
     * What keeps a name from being asked for, in words as {@link #fault}'s: what the kernel refuses, and what people could not
     * see in it. The kernel would take an escape sequence or a line's end for a name.
     */
    public static Optional<String> faultToAskFor(String name) {
        Optional<String> fault = fault(name);
        return fault.isPresent() || VisibleText.isAllVisible(name)
                ? fault
                : Optional.of("holds a control or format character; give a name that can be read");
    }

    /** The kernel looks at bytes, and its isspace() counts 0xA0 (lib/ctype.c). */
    private static boolean forbidden(int b) {
        return b == '/' || b == ':' || b == 0 || b == ' ' || (b >= '\t' && b <= '\r') || b == 0xA0;
    }
}
