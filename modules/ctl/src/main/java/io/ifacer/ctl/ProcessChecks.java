package io.ifacer.ctl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What proc(5) and the sockets' files tell the doctor of the daemon's process. */
final class ProcessChecks {

    /** {@code CAP_NET_ADMIN} of include/uapi/linux/capability.h. */
    private static final int CAP_NET_ADMIN = 12;

    private static final int HEXADECIMAL = 16;
    private static final int PROCESS_COLUMN = 4;
    private static final int INODE_COLUMN = 5;

    private final Path root;

    /** @param root of the file system, another one in tests */
    ProcessChecks(Path root) {
        this.root = root;
    }

    /** A socket that others can open lets them change the node's network. */
    Finding socket(String subject, Path socket, String wanted) {
        Path file = under(socket);
        try {
            Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
            return PosixFilePermissions.fromString(wanted).containsAll(mode)
                    ? Finding.good(subject, socket + " is closed to everybody else")
                    : Finding.bad(
                            subject,
                            socket + " has mode " + PosixFilePermissions.toString(mode) + ", wanted " + wanted
                                    + ": restart ifacerd, which makes it so, and look for what changed it");
        } catch (IOException e) {
            return Finding.bad(subject, "there is no " + socket + ": is ifacerd running, with this runtime directory?");
        }
    }

    /**
     * The daemon must be allowed to change links.
     *
     * @param lock the file that the daemon holds locked as long as it runs; its socket was moved to where it is, so the
     *     kernel knows that by another path
     */
    Finding netAdmin(Path lock) {
        try {
            Optional<Path> process = holder(lock);
            if (process.isEmpty()) {
                return Finding.bad(
                        "capabilities",
                        "found no process that has locked " + lock + ": is ifacerd running, on this node?");
            }
            String id = process.get().getFileName().toString();
            return (effective(process.get()) >> CAP_NET_ADMIN & 1) == 0
                    ? Finding.bad(
                            "capabilities",
                            "ifacerd (process " + id + ") lacks CAP_NET_ADMIN and cannot change interfaces: start it as"
                                    + " root, or with AmbientCapabilities=CAP_NET_ADMIN in its unit")
                    : Finding.good("capabilities", "ifacerd (process " + id + ") has CAP_NET_ADMIN");
        } catch (IOException e) {
            return Finding.bad(
                    "capabilities", "cannot read " + e.getMessage() + ": is ifacerd running, and are you root?");
        }
    }

    private static long effective(Path process) throws IOException {
        try (Stream<String> lines = Files.lines(process.resolve("status"))) {
            return lines.filter(line -> line.startsWith("CapEff:"))
                    .map(line -> line.substring("CapEff:".length()).strip())
                    .mapToLong(mask -> Long.parseUnsignedLong(mask, HEXADECIMAL))
                    .findFirst()
                    .orElse(0);
        }
    }

    /** Lines of /proc/locks: number, kind, ADVISORY, WRITE, process, major:minor:inode, from, to; see proc_locks(5). */
    private Optional<Path> holder(Path lock) throws IOException {
        String inode = ":" + Files.getAttribute(under(lock), "unix:ino");
        try (Stream<String> lines = Files.lines(root.resolve("proc/locks"))) {
            return lines.map(line -> line.strip().split(" +"))
                    .filter(columns -> columns.length > INODE_COLUMN && columns[INODE_COLUMN].endsWith(inode))
                    .map(columns -> root.resolve("proc").resolve(columns[PROCESS_COLUMN]))
                    .findFirst();
        }
    }

    private Path under(Path absolute) {
        return absolute.isAbsolute() ? root.resolve(absolute.toString().substring(1)) : absolute;
    }
}
