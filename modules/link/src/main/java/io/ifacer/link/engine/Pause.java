package io.ifacer.link.engine;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where an operator wants the node's links left alone for a while. */
final class Pause {

    private final Set<String> names = new HashSet<>();
    private boolean nodeWide;

    /** @param link the name of one link, null for the whole node */
    void pause(@Nullable String link) {
        if (link == null) {
            nodeWide = true;
        } else {
            names.add(link);
        }
    }

    /** @param link the name of one link, null for the whole node and all that were paused by name */
    void resume(@Nullable String link) {
        if (link == null) {
            nodeWide = false;
            names.clear();
        } else {
            names.remove(link);
        }
    }

    boolean nodeWide() {
        return nodeWide;
    }

    boolean holds(String link) {
        return nodeWide || names.contains(link);
    }
}
