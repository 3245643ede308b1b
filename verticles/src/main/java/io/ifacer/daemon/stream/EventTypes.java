package io.ifacer.daemon.stream;

import io.ifacer.link.engine.Event;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The catalogue: every type of event that a reader can meet, what the engine tells and what the stream itself does. */
public final class EventTypes {

    /** Reverse-DNS, as CloudEvents ask of {@code type}. */
    public static final String PREFIX = "io.ifacer.";

    /** The stream's own: this reader has missed events. */
    public static final String MISSED = "events.missed";

    /** With {@link #PREFIX}, so that it need not be put together for each event. */
    private static final Map<Event.Type, String> FULL = full();

    /** Every type, without {@link #PREFIX}. */
    public static final Set<String> ALL = all();

    private EventTypes() {}

    /** An engine's type as CloudEvents have it. */
    static String of(Event.Type type) {
        return Objects.requireNonNull(FULL.get(type));
    }

    /**
     * A type as {@link EventFilter} wants it.
     *
     * @param text a type with or without {@link #PREFIX}, or how some types begin, up to a dot
     * @return null when there is no such type
     */
    public static @Nullable String named(String text) {
        String type = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
        boolean beginsSome = type.endsWith(".") && ALL.stream().anyMatch(known -> known.startsWith(type));
        return beginsSome || ALL.contains(type) ? type : null;
    }

    private static Map<Event.Type, String> full() {
        Map<Event.Type, String> full = new EnumMap<>(Event.Type.class);
        for (Event.Type type : Event.Type.values()) {
            full.put(type, PREFIX + type.id());
        }
        return full;
    }

    private static Set<String> all() {
        Set<String> all = new LinkedHashSet<>();
        all.add(MISSED);
        for (Event.Type type : Event.Type.values()) {
            all.add(type.id());
        }
        return Collections.unmodifiableSet(all);
    }
}
