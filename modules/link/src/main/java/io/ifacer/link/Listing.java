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
        return of(items, separator, NAMED);
    }

    /** The same with so many items. */
    public static String of(Collection<?> items, String separator, int most) {
        String named = items.stream().limit(most).map(Object::toString).collect(Collectors.joining(separator));
        return items.size() > most ? named + " and " + (items.size() - most) + " more" : named;
    }
}
