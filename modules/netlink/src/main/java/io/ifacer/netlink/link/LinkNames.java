package io.ifacer.netlink.link;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The kernel's rules for strings, checked before a request leaves, so that an error can say which string and why. */
final class LinkNames {

    private LinkNames() {}

    /**
     * Checks a link's name against dev_valid_name of {@code net/core/dev.c}.
     *
     * @throws IllegalArgumentException if the kernel would refuse it
     */
    static String requireName(String name) {
        requireBytes("link name", name, 1, IfUapi.IFNAMSIZ - 1);
        requireCharacters(name);
        return name;
    }

    private static void requireCharacters(String name) {
        if (name.equals(".") || name.equals("..") || name.chars().anyMatch(LinkNames::isForbidden)) {
            throw new IllegalArgumentException(
                    "link name '" + name + "' must not be '.' or '..' nor contain '/', ':', NUL or blanks");
        }
    }

    /**
     * Checks a name that a link is to be found by: its own, or an altname, which may be longer (ALTIFNAMSIZ).
     *
     * @return whether it is too long for anything but an altname
     * @throws IllegalArgumentException if the kernel has no link of such a name
     */
    static boolean requireAnyName(String name) {
        requireBytes("link name", name, 1, IfUapi.ALTIFNAMSIZ - 1);
        requireCharacters(name);
        return name.getBytes(StandardCharsets.UTF_8).length >= IfUapi.IFNAMSIZ;
    }

    /** Checks that a link is named by exactly one of number and name. */
    static void requireNumberOrName(int ifindex, @Nullable String name) {
        requireOneOf(ifindex, name);
        if (name != null) {
            requireName(name);
        }
    }

    /** The same, where the name may be an altname, and is checked by itself. */
    static void requireOneOf(int ifindex, @Nullable String name) {
        if (ifindex < 0 || (ifindex == 0) == (name == null)) {
            throw new IllegalArgumentException("either an ifindex above 0 or a name, not " + ifindex + " and " + name);
        }
    }

    /** Checks an alias: at most 255 bytes (IFALIASZ), empty to clear. */
    static String requireAlias(String alias) {
        requireBytes("alias", alias, 0, IfUapi.IFALIASZ - 1);
        if (alias.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("alias must not contain NUL");
        }
        return alias;
    }

    private static boolean isForbidden(int c) {
        return c == '/' || c == ':' || c == 0 || c == ' ' || (c >= '\t' && c <= '\r') || c == 0xa0;
    }

    private static void requireBytes(String what, String text, int min, int max) {
        int lengthBytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (lengthBytes < min || lengthBytes > max) {
            throw new IllegalArgumentException(
                    what + " '" + text + "' has " + lengthBytes + " bytes, the kernel takes " + min + " to " + max);
        }
    }
}
