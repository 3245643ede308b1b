package io.ifacer.link;

import java.util.Collection;
import java.util.stream.Collectors;

/** A list in a message: its first items, and how many more there are. A configuration may name hundreds. */
public final class Listing {

    /** What a person reads; and more than a bond has ports, but for bonds that are made to hurt. */
    private static final int NAMED = 16;

    private Listing() {}

    /** The first items, as {@code a, b, c and 4 more}. */
    public static String of(Collection<?> items, String separator) {
        String named = items.stream().limit(NAMED).map(Object::toString).collect(Collectors.joining(separator));
        return items.size() > NAMED ? named + " and " + (items.size() - NAMED) + " more" : named;
    }
}
