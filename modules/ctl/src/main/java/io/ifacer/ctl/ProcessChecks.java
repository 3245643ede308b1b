package io.ifacer.ctl;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What proc(5) and the sockets' files tell the doctor of the daemon's process. */
final class ProcessChecks {

    /** {@code CAP_NET_ADMIN} of include/uapi/linux/capability.h. */
    private static final int CAP_NET_ADMIN = 12;

    private static final int HEXADECIMAL = 16;
    private static final int INODE_COLUMN = 6;
    private static final int PATH_COLUMN = 7;

    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final Path root;

    /** @param root of the file system, another one in tests */
    ProcessChecks(Path root) {
        this.root = root;
    }

    /** A socket that others can open lets them change the node's network. */
    Finding socket(String subject, Path socket) {
        Path file = under(socket);
        try {
            Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
            return OWNER_ONLY.containsAll(mode)
                    ? Finding.good(subject, socket + " is open to its owner alone")
                    : Finding.bad(
                            subject,
                            socket + " has mode " + PosixFilePermissions.toString(mode)
                                    + ", wanted rw-------: restart ifacerd, which makes it so, and look for what changed it");
        } catch (IOException e) {
            return Finding.bad(subject, "there is no " + socket + ": is ifacerd running, with this runtime directory?");
        }
    }

    /** The process that listens at the socket must be allowed to change links. */
    Finding netAdmin(Path socket) {
        try {
            Optional<Path> process = listener(socket);
            if (process.isEmpty()) {
                return Finding.bad(
                        "capabilities",
                        "found no process that listens at " + socket
                                + ": run the doctor as root, in the network namespace of the node");
            }
            String id = process.get().getFileName().toString();
            return (effective(process.get()) >> CAP_NET_ADMIN & 1) == 0
                    ? Finding.bad(
                            "capabilities",
                            "ifacerd (process " + id + ") lacks CAP_NET_ADMIN and cannot change interfaces: start it as"
                                    + " root, or with AmbientCapabilities=CAP_NET_ADMIN in its unit")
                    : Finding.good("capabilities", "ifacerd (process " + id + ") has CAP_NET_ADMIN");
        } catch (IOException e) {
            return Finding.bad("capabilities", "cannot read " + e.getMessage() + ": run the doctor as root");
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

    private Optional<Path> listener(Path socket) throws IOException {
        Set<String> inodes = inodes(socket);
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(root.resolve("proc"), "[0-9]*")) {
            for (Path process : processes) {
                if (holdsAny(process, inodes)) {
                    return Optional.of(process);
                }
            }
        }
        return Optional.empty();
    }

    /** Lines of /proc/net/unix: Num RefCount Protocol Flags Type St Inode Path. */
    private Set<String> inodes(Path socket) throws IOException {
        try (Stream<String> lines = Files.lines(root.resolve("proc/net/unix"))) {
            return lines.map(line -> line.strip().split(" +"))
                    .filter(columns -> columns.length > PATH_COLUMN && columns[PATH_COLUMN].equals(socket.toString()))
                    .map(columns -> "socket:[" + columns[INODE_COLUMN] + "]")
                    .collect(Collectors.toSet());
        }
    }

    private static boolean holdsAny(Path process, Set<String> inodes) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path file : files) {
                if (inodes.contains(Files.readSymbolicLink(file).toString())) {
                    return true;
                }
            }
        } catch (IOException e) {
            return false; // somebody else's process, or one that has just ended
        }
        return false;
    }

    private Path under(Path absolute) {
        return absolute.isAbsolute() ? root.resolve(absolute.toString().substring(1)) : absolute;
    }
}
