package io.ifacer.cni;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** IPv6 addresses in text: read as RFC 4291 section 2.2 allows, written as RFC 5952 wants. No zones, no names. */
final class Ipv6Text {

    private static final int GROUPS = 8;
    private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");

    /** 45 is the longest form there is: six groups and a dotted IPv4 address. */
    private static final int MAX_CHARS = 45;

    private static final int[] MAPPED_IPV4 = {0, 0, 0, 0, 0, 0xFFFF};

    private Ipv6Text() {}

    /** The address as eight groups of 16 bits; empty when the text is none. */
    static Optional<int[]> parse(String text) {
        if (text.length() > MAX_CHARS) {
            return Optional.empty();
        }
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text, true).filter(groups -> groups.length == GROUPS);
        }
        Optional<int[]> head = groups(text.substring(0, gap), false);
        Optional<int[]> tail = groups(text.substring(gap + 2), true);
        // "::" stands for one group of zeros or more.
        if (head.isEmpty() || tail.isEmpty() || head.get().length + tail.get().length >= GROUPS) {
            return Optional.empty();
        }
        int[] all = Arrays.copyOf(head.get(), GROUPS);
        System.arraycopy(tail.get(), 0, all, GROUPS - tail.get().length, tail.get().length);
        return Optional.of(all);
    }

    private static Optional<int[]> groups(String text, boolean mayEndInIpv4) {
        if (text.isEmpty()) {
            return Optional.of(new int[0]);
        }
        String[] parts = text.split(":", -1);
        int[] groups = new int[parts.length + 1];
        int count = 0;
        for (String part : parts) {
            OptionalInt ipv4 = mayEndInIpv4 && count == parts.length - 1 ? Ipv4Text.parse(part) : OptionalInt.empty();
            if (ipv4.isPresent()) {
                groups[count++] = ipv4.getAsInt() >>> 16;
                groups[count++] = ipv4.getAsInt() & 0xFFFF;
            } else if (GROUP.matcher(part).matches()) {
                groups[count++] = Integer.parseInt(part, 16);
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(Arrays.copyOf(groups, count));
    }

    /** The one canonical text: lower case, no leading zeros, the first longest run of two zero groups or more as "::". */
    static String canonical(int[] groups) {
        int gapStart = -1;
        int gapLength = 1;
        for (int start = 0; start < GROUPS; start++) {
            int end = start;
            while (end < GROUPS && groups[end] == 0) {
                end++;
            }
            if (end - start > gapLength) {
                gapStart = start;
                gapLength = end - start;
            }
        }
        if (gapStart < 0) {
            return hex(groups, 0, GROUPS);
        }
        return hex(groups, 0, gapStart) + "::" + hex(groups, gapStart + gapLength, GROUPS);
    }

    /** ff00::/8. */
    static boolean isMulticast(int[] groups) {
        return groups[0] >>> 8 == 0xFF;
    }

    /** ::ffff:0:0/96, which many readers silently turn into four bytes. */
    static boolean isMappedIpv4(int[] groups) {
        return Arrays.equals(groups, 0, 6, MAPPED_IPV4, 0, 6);
    }

    private static String hex(int[] groups, int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(i == from ? "" : ":").append(Integer.toHexString(groups[i]));
        }
        return text.toString();
    }
}
