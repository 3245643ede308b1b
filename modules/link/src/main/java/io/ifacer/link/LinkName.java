package io.ifacer.link;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The kernel's rules for the name of a link (net/core/dev.c, dev_valid_name), and those for the altnames by which it finds a
 * link too. Those may be longer; of their characters the kernel says nothing, but udev and ip hold them to the same rules.
 */
public final class LinkName {

    /** IFNAMSIZ less the closing NUL. */
    public static final int MAX_BYTES = 15;

    /** ALTIFNAMSIZ less the closing NUL. */
    public static final int MAX_ALTNAME_BYTES = 127;

    private LinkName() {}

    /** What is wrong with a name for a link, in words that stand after the name itself; empty when the kernel takes it. */
    public static Optional<String> fault(String name) {
        int lengthBytes = lengthBytes(name);
        return lengthBytes > MAX_BYTES
                ? Optional.of(tooLong(lengthBytes, " for an interface name is " + MAX_BYTES))
                : faultOfCharacters(name);
    }

    /** The same for a name by which a link is to be found: its own or an altname. */
    public static Optional<String> faultOfAny(String name) {
        int lengthBytes = lengthBytes(name);
        return lengthBytes > MAX_ALTNAME_BYTES
                ? Optional.of(tooLong(
                        lengthBytes,
                        " is " + MAX_BYTES + " for an interface name and " + MAX_ALTNAME_BYTES + " for an altname"))
                : faultOfCharacters(name);
    }

    private static int lengthBytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String tooLong(int lengthBytes, String limit) {
        return "is " + lengthBytes + " bytes long, the kernel's limit" + limit;
    }

    /** The same, whatever its length. */
    public static Optional<String> faultOfCharacters(String name) {
        if (name.isEmpty()) {
            return Optional.of("is empty");
        }
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
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
        return fault(name).or(() -> faultOfSight(name));
    }

    /** The same for a name by which a link is to be found, as {@link #faultOfAny}. */
    public static Optional<String> faultOfAnyToAskFor(String name) {
        return faultOfAny(name).or(() -> faultOfSight(name));
    }

    private static Optional<String> faultOfSight(String name) {
        return VisibleText.isAllVisible(name)
                ? Optional.empty()
                : Optional.of("holds a control or format character; give a name that can be read");
    }

    /** The kernel looks at bytes, and its isspace() counts 0xA0 (lib/ctype.c). */
    private static boolean forbidden(int b) {
        return b == '/' || b == ':' || b == 0 || b == ' ' || (b >= '\t' && b <= '\r') || b == 0xA0;
    }
}
