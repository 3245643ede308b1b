package io.ifacer.link.engine;

import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.desired.Memo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered beyond the life of the process. The links are saved as one list, and one save at a time: all who want
 * something remembered meanwhile share the next one, so that a crowd of new links costs few saves.
 */
final class Memory {

    /** Told how a save went. */
    interface Saved {
        /**
         * It is over.
         *
         * @param failure why nothing of it is remembered; null when all of it is
         */
        void saved(@Nullable String failure);
    }

    private final Outbox out;
    private final SaveTrouble linksTrouble;
    private final SaveTrouble notesTrouble;
    private final Map<String, DesiredLink> links = new LinkedHashMap<>();
    private final Map<Long, Saved> notes = new HashMap<>();
    private final List<Saved> forThisSave = new ArrayList<>();
    private final List<Saved> forNextSave = new ArrayList<>();
    /** What the disk has; null while that is not known. */
    private @Nullable List<DesiredLink> saved = List.of();

    /** The links that the disk has in any case. */
    private final Set<String> savedNames = new HashSet<>();

    private @Nullable List<DesiredLink> underWay;
    private long underWayId;
    private boolean changed;

    Memory(Outbox out) {
        this.out = out;
        this.linksTrouble = new SaveTrouble("links", out);
        this.notesTrouble = new SaveTrouble("attachments", out);
    }

    /** What the disk has. */
    void loaded(List<DesiredLink> remembered) {
        remembered.forEach(link -> links.put(link.name(), link));
        accept(remembered);
    }

    /** Something that was remembered could not be read. */
    void tellOf(String trouble) {
        out.publish(Event.Type.STORE_TROUBLE, Event.Cause.DISK, "memory", trouble);
    }

    /** Whether these links would be there after a reboot. */
    boolean knows(Collection<String> names) {
        return savedNames.containsAll(names) && links.keySet().containsAll(names);
    }

    /** Has more links remembered; those that are remembered already stay as they are. */
    void remember(List<DesiredLink> more, Saved whenSaved) {
        more.forEach(link -> links.putIfAbsent(link.name(), link));
        forNextSave.add(whenSaved);
        save();
    }

    /** Has a link remembered as it is now wanted, should it be remembered at all. Nobody waits for it. */
    void revise(DesiredLink link) {
        if (links.replace(link.name(), link) != null) {
            save();
        }
    }

    /** Nobody waits for it: a link too many that is remembered is forgotten after the next reboot. */
    void forget(Collection<String> names) {
        if (links.keySet().removeAll(names)) {
            save();
        }
    }

    /** Notes who holds links. */
    void note(Memo memo, Saved whenSaved) {
        notes.put(out.persist(memo), whenSaved);
    }

    /** What could not be saved is tried again. */
    void retry() {
        save();
    }

    void answered(long saveId, @Nullable String failure) {
        Saved note = notes.remove(saveId);
        if (note != null) {
            notesTrouble.saved(failure);
            note.saved(failure);
        } else if (saveId == underWayId && underWay != null) {
            linksTrouble.saved(failure);
            linksAnswered(underWay, failure);
        }
    }

    private void linksAnswered(List<DesiredLink> list, @Nullable String failure) {
        underWay = null;
        if (failure == null) {
            accept(list);
        } else {
            doubt(list);
        }
        List<Saved> waited = List.copyOf(forThisSave);
        forThisSave.clear();
        waited.forEach(waiter -> waiter.saved(failure));
        if (changed) {
            save();
        }
    }

    private void accept(List<DesiredLink> list) {
        saved = List.copyOf(list);
        savedNames.clear();
        savedNames.addAll(names(list));
    }

    /** A save that failed may have got as far as the new file's name (rename, and then no fsync): the disk has the one or the other. */
    private void doubt(List<DesiredLink> list) {
        saved = null;
        savedNames.retainAll(names(list));
    }

    private static Set<String> names(List<DesiredLink> list) {
        return list.stream().map(DesiredLink::name).collect(Collectors.toSet());
    }

    private void save() {
        if (underWay != null) {
            changed = true;
            return;
        }
        changed = false;
        List<DesiredLink> list = List.copyOf(links.values());
        forThisSave.addAll(forNextSave);
        forNextSave.clear();
        if (list.equals(saved)) {
            linksAnswered(list, null);
            return;
        }
        underWay = list;
        underWayId = out.persist(new Memo.Links(list));
    }
}
