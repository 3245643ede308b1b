package io.ifacer.store.memory;

import io.ifacer.link.desired.DesiredLink;
import io.ifacer.store.disk.Disk;
import io.ifacer.store.disk.DiskException;
import io.ifacer.store.disk.Replacement;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** {@code links.json} in the state directory: the links that are to be there, also after a reboot. */
final class LinksFile {

    private static final String NAME = "links.json";

    /** Every VLAN id on ten bonds takes less. */
    private static final int MAX_BYTES = 4 << 20;

    private final Disk disk;
    private final Path file;
    private final Replacement replacement;
    private List<DesiredLink> inForce = List.of();

    LinksFile(Disk disk, Path folder) {
        this.disk = disk;
        this.file = folder.resolve(NAME);
        this.replacement = new Replacement(disk, file);
    }

    /** What was saved last; what cannot be trusted is set aside and told. */
    List<DesiredLink> load(Consumer<String> troubles) {
        replacement.tidy(troubles);
        try (InputStream content = disk.open(file)) {
            if (content != null) {
                inForce = LinksDocument.read(text(content));
                makeLasting(troubles);
            }
        } catch (MalformedException e) {
            troubles.accept(file + " cannot be used: " + e.getMessage() + "; " + SetAside.move(disk, file)
                    + "; links come back as pods ask for them");
        } catch (IOException e) {
            troubles.accept("cannot read " + file + ": " + e.getMessage() + "; links come back as pods ask for them");
        }
        return inForce;
    }

    private static String text(InputStream content) throws IOException, MalformedException {
        byte[] bytes = content.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new MalformedException("it is longer than " + MAX_BYTES + " bytes");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** A process that died between giving the list its name and the fsync of the folder left it such that it may still go. */
    private void makeLasting(Consumer<String> troubles) {
        try {
            replacement.seal();
        } catch (DiskException e) {
            troubles.accept(e.getMessage() + ": the links that are remembered may not outlive a power failure");
        }
    }

    /**
     * Replaces what is remembered; returns when the new list would outlive a power failure.
     *
     * @throws DiskException when it cannot be had; the list before is in force then
     */
    void save(List<DesiredLink> links) throws DiskException {
        replacement.putSynced(bytes(links));
        try {
            replacement.seal();
        } catch (DiskException e) {
            takeBack(e);
            throw e;
        }
        inForce = List.copyOf(links);
    }

    /** The new list is in place and nobody knows whether it would last: whoever asked is told that it is not remembered. */
    private void takeBack(DiskException reason) {
        try {
            replacement.putSynced(bytes(inForce));
        } catch (DiskException e) {
            reason.addSuppressed(e);
        }
    }

    private static byte[] bytes(List<DesiredLink> links) {
        return LinksDocument.write(links).getBytes(StandardCharsets.UTF_8);
    }
}
