package io.ifacer.daemon.stream;

import java.util.List;

/**
 * Which events a reader wants; empty lists want all.
 *
 * @param subjects the links (or attachments) concerned, each also with what stands on it by name: {@code bond0} lets
 *     {@code bond0.200} pass
 * @param types event types without {@link EventTypes#PREFIX}; one that ends in '.' wants all that begin with it:
 *     {@code link.}
 */
public record EventFilter(List<String> subjects, List<String> types) {

    public static final EventFilter ALL = new EventFilter(List.of(), List.of());

    public EventFilter {
        subjects = List.copyOf(subjects);
        types = List.copyOf(types);
    }

    boolean passes(StoredEvent event) {
        return isOfSubject(event.subject()) && isOfType(event.type());
    }

    private boolean isOfSubject(String subject) {
        if (subjects.isEmpty()) {
            return true;
        }
        for (String wanted : subjects) {
            if (subject.equals(wanted) || subject.startsWith(wanted + ".")) {
                return true;
            }
        }
        return false;
    }

    private boolean isOfType(String type) {
        if (types.isEmpty()) {
            return true;
        }
        String own = type.substring(EventTypes.PREFIX.length());
        for (String wanted : types) {
            if (own.equals(wanted) || (wanted.endsWith(".") && own.startsWith(wanted))) {
                return true;
            }
        }
        return false;
    }
}
