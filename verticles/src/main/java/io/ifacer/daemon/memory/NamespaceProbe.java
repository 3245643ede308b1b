package io.ifacer.daemon.memory;

import io.ifacer.link.engine.Input;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
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

    /** Which of the paths are certainly gone. One that this process cannot even name, in its locale, is not. */
    Input.NamespacesProbed look(Set<String> paths) {
        boolean seesProcesses = seesTheNodesProcesses();
        Set<String> gone = new LinkedHashSet<>();
        SortedSet<String> unnameable = new TreeSet<>();
        for (String path : paths) {
            try {
                if (isGone(path, seesProcesses)) {
                    gone.add(path);
                }
            } catch (InvalidPathException e) {
                unnameable.add(path);
            }
        }
        return new Input.NamespacesProbed(gone, unseen(unnameable));
    }

    private boolean isGone(String path, boolean seesProcesses) {
        Matcher process = OF_PROCESS.matcher(path);
        return process.matches()
                ? seesProcesses && Files.notExists(proc.resolve(process.group(1)))
                : isGoneFromItsFolder(Path.of(path));
    }

    /** The first of them stands for all: how many there may be is up to whoever makes pods. */
    private static String unseen(SortedSet<String> unnameable) {
        return unnameable.isEmpty()
                ? ""
                : unnameable.size() + " of the paths cannot be named in this process's locale, such as '"
                        + unnameable.first() + "': start ifacerd with LC_ALL=C.UTF-8 to have them looked at";
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
