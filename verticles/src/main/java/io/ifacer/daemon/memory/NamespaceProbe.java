package io.ifacer.daemon.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks which network namespaces are certainly gone. A path that is not there means nothing where this process cannot see
 * the place it was in: a daemon in a container has folders and processes of its own.
 */
public final class NamespaceProbe {

    /** How a runtime names the namespace of a process, as {@code ip netns} does for one that has no name. */
    private static final Pattern OF_PROCESS = Pattern.compile("/proc/([0-9]+)/ns/net");

    /** PROC_PID_INIT_INO (include/linux/proc_ns.h): the process numbers of the node itself, not those of a container. */
    private static final String NODES_PROCESSES = "pid:[4026531836]";

    private final Path proc;

    public NamespaceProbe() {
        this(Path.of("/proc"));
    }

    /** @param proc where the proc file system is; elsewhere in tests */
    NamespaceProbe(Path proc) {
        this.proc = proc;
    }

    /** Those of the paths that are certainly gone. */
    Set<String> gone(Set<String> paths) {
        boolean seesProcesses = seesTheNodesProcesses();
        Set<String> gone = new LinkedHashSet<>();
        for (String path : paths) {
            Matcher process = OF_PROCESS.matcher(path);
            boolean isGone = process.matches()
                    ? seesProcesses && Files.notExists(proc.resolve(process.group(1)))
                    : isGoneFromItsFolder(Path.of(path));
            if (isGone) {
                gone.add(path);
            }
        }
        return gone;
    }

    private static boolean isGoneFromItsFolder(Path path) {
        Path folder = path.getParent();
        return path.isAbsolute()
                && folder != null
                && Files.isDirectory(folder)
                && Files.isReadable(folder)
                && Files.notExists(path);
    }

    private boolean seesTheNodesProcesses() {
        try {
            return Files.readSymbolicLink(proc.resolve("self/ns/pid"))
                    .toString()
                    .equals(NODES_PROCESSES);
        } catch (IOException e) {
            return false;
        }
    }
}
