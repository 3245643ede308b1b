package io.ifacer.store.disk;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A file system in memory that is as unkind as POSIX allows, and does the same for the same seed. Every call of a method is
 * an operation, counted from 1; one of them can be made to fail ({@link #failAt}) or to be the process's last
 * ({@link #killAt}). After {@link #powerFailure} only what was synced is certain to be there: of the other contents any
 * part may be, of the other changes of names the first few.
 */
public final class ModelDisk implements Disk {

    /** What an operation can come to. */
    public enum Fault {
        /** ENOSPC, after a part of the bytes. */
        FULL("No space left on device"),
        /** EIO; a write has then written nothing, a sync has synced nothing. */
        BROKEN("Input/output error"),
        /** EROFS. */
        READ_ONLY("Read-only file system");

        private final String reason;

        Fault(String reason) {
            this.reason = reason;
        }
    }

    /** The process dies in the middle of an operation. Not an exception that code under test may catch by accident. */
    public static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final RandomGenerator random;
    private final Map<Path, ModelFile> names = new HashMap<>();
    private final Map<Path, ModelFile> durableNames = new HashMap<>();
    private final List<NameChange> unsyncedNames = new ArrayList<>();
    private final Set<Path> folders = new TreeSet<>();
    private long operations;
    private long failingOperation;
    private Fault fault = Fault.BROKEN;
    private long killingOperation;
    private boolean everythingFails;

    private record NameChange(Path path, @Nullable ModelFile file) {}

    public ModelDisk(RandomGenerator random) {
        this.random = random;
    }

    /** How many operations there were. */
    public long operations() {
        return operations;
    }

    /** One operation fails, counted from the next one as 1. */
    public void failAt(long fromNow, Fault kind) {
        failingOperation = operations + fromNow;
        fault = kind;
    }

    /** Every operation that changes something fails, until {@link #heal}. */
    public void failAlways(Fault kind) {
        everythingFails = true;
        fault = kind;
    }

    /** Nothing fails any more. */
    public void heal() {
        everythingFails = false;
        failingOperation = 0;
        killingOperation = 0;
    }

    /** The process dies in one operation, counted from the next one as 1, before, amid or after what it does. */
    public void killAt(long fromNow) {
        killingOperation = operations + fromNow;
    }

    /** The node loses its power: what was not synced is there in part or not at all. */
    public void powerFailure() {
        int kept = random.nextInt(unsyncedNames.size() + 1);
        unsyncedNames.subList(0, kept).forEach(change -> rename(durableNames, change));
        unsyncedNames.clear();
        names.clear();
        names.putAll(durableNames);
        names.values().forEach(file -> file.loseUnsynced(random));
        heal();
    }

    /** The files whose names are there, in order. */
    public Set<Path> files() {
        return new TreeSet<>(names.keySet());
    }

    /** Changes a file's bytes behind everybody's back, as a bad disk does. */
    public void corrupt(Path file, int at) {
        ModelFile found = names.get(file);
        if (found == null) {
            throw new IllegalArgumentException("no file " + file);
        }
        found.content[at] ^= 0x20;
    }

    @Override
    public @Nullable InputStream open(Path file) throws IOException {
        begin(file, false);
        ModelFile found = names.get(file);
        end();
        return found == null ? null : new ByteArrayInputStream(found.content.clone());
    }

    @Override
    public void write(Path file, byte[] content) throws IOException {
        put(file, new byte[0], content);
    }

    @Override
    public void append(Path file, byte[] content) throws IOException {
        ModelFile found = names.get(file);
        put(file, found == null ? new byte[0] : found.content, content);
    }

    private void put(Path file, byte[] before, byte[] more) throws IOException {
        int part = random.nextInt(more.length + 1);
        if ((isNow(failingOperation) && fault == Fault.FULL) || isNow(killingOperation)) {
            requireFolder(file);
            fileAt(file).content = joined(before, more, part);
        }
        begin(file);
        requireFolder(file);
        fileAt(file).content = joined(before, more, more.length);
        end();
    }

    private void requireFolder(Path file) throws IOException {
        if (!folders.contains(file.getParent())) {
            throw new NoSuchFileException(file.toString());
        }
    }

    private static byte[] joined(byte[] before, byte[] more, int count) {
        byte[] all = Arrays.copyOf(before, before.length + count);
        System.arraycopy(more, 0, all, before.length, count);
        return all;
    }

    private ModelFile fileAt(Path path) {
        ModelFile found = names.get(path);
        if (found == null) {
            found = new ModelFile();
            change(new NameChange(path, found));
        }
        return found;
    }

    @Override
    public void truncate(Path file, long bytes) throws IOException {
        begin(file);
        ModelFile found = require(file);
        found.content = Arrays.copyOf(found.content, (int) bytes);
        end();
    }

    @Override
    public void sync(Path file) throws IOException {
        begin(file);
        ModelFile found = require(file);
        found.durable = found.content;
        end();
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        begin(from);
        change(new NameChange(to, require(from)));
        change(new NameChange(from, null));
        end();
    }

    @Override
    public void syncFolder(Path folder) throws IOException {
        begin(folder);
        unsyncedNames.forEach(change -> rename(durableNames, change));
        unsyncedNames.clear();
        end();
    }

    @Override
    public void delete(Path file) throws IOException {
        begin(file);
        if (names.containsKey(file)) {
            change(new NameChange(file, null));
        }
        end();
    }

    @Override
    public void makeFolder(Path folder) throws IOException {
        begin(folder);
        folders.add(folder);
        end();
    }

    private ModelFile require(Path file) throws NoSuchFileException {
        ModelFile found = names.get(file);
        if (found == null) {
            throw new NoSuchFileException(file.toString());
        }
        return found;
    }

    private void change(NameChange change) {
        rename(names, change);
        unsyncedNames.add(change);
    }

    private static void rename(Map<Path, ModelFile> names, NameChange change) {
        if (change.file() == null) {
            names.remove(change.path());
        } else {
            names.put(change.path(), change.file());
        }
    }

    /** Whether the operation that is about to be counted is this one. */
    private boolean isNow(long operation) {
        return operation == operations + 1;
    }

    private void begin(Path path) throws IOException {
        begin(path, true);
    }

    private void begin(Path path, boolean changes) throws IOException {
        operations++;
        if (operations == killingOperation && random.nextBoolean()) {
            throw new Killed();
        }
        if (operations == failingOperation || (everythingFails && changes)) {
            throw new FileSystemException(path.toString(), null, fault.reason);
        }
    }

    private void end() {
        if (operations == killingOperation) {
            throw new Killed();
        }
    }

    /** Content apart from its names: a rename moves it whole. */
    private static final class ModelFile {
        private byte[] content = new byte[0];
        private byte[] durable = new byte[0];

        /** Any mixture of old and new is possible; the common ones are the old, the new cut short, and zeros at its end. */
        void loseUnsynced(RandomGenerator random) {
            if (!Arrays.equals(content, durable)) {
                int written = random.nextInt(content.length + 1);
                content = switch (random.nextInt(3)) {
                    case 0 -> durable;
                    case 1 -> Arrays.copyOf(content, written);
                    default -> Arrays.copyOf(Arrays.copyOf(content, written), content.length);
                };
            }
            durable = content;
        }
    }
}
