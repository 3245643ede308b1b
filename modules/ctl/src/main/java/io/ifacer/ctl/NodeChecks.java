package io.ifacer.ctl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the node's files tell the doctor. */
final class NodeChecks {

    private static final Pattern NETWORK_MANAGER = Pattern.compile("(?m)^managed=(true|1)$");
    private static final Pattern NETWORKD = Pattern.compile("(?m)^ADMIN_STATE=(configured|configuring|pending)$");

    private final Path root;

    /** @param root of the file system, another one in tests */
    NodeChecks(Path root) {
        this.root = root;
    }

    /** Loaded or built in; else there to be loaded, which the kernel does by itself when a link of the kind is made. */
    Finding kernelHas(String module) {
        if (Files.isDirectory(root.resolve("sys/module/" + module)) || isBuiltIn(module)) {
            return Finding.good("kernel", module + " is there");
        }
        if (isOnDisk(module)) {
            return Finding.good("kernel", module + " is not loaded yet, and will be when it is needed");
        }
        return Finding.bad(
                "kernel",
                module + " is neither loaded nor among the modules of this kernel; install the package that has it"
                        + " (linux-modules-extra on some distributions)");
    }

    Finding plugin(Path path) {
        if (!Files.exists(path)) {
            return Finding.bad(
                    "plugin", "there is no " + path + ": install it as the README says, or name it with --plugin");
        }
        return Files.isExecutable(path)
                ? Finding.good("plugin", path + " is there")
                : Finding.bad("plugin", path + " is not executable: chmod 755 " + path);
    }

    /** Other managers that hold any of these links; both leave a file for each link that they manage. */
    List<Finding> managers(Map<String, Integer> links) {
        List<Finding> findings = new ArrayList<>();
        links.forEach((name, ifindex) -> {
            if (says("run/NetworkManager/devices/" + ifindex, NETWORK_MANAGER)) {
                findings.add(Finding.bad(
                        "NetworkManager",
                        "manages " + name
                                + ": install deploy/host/90-ifacer-unmanaged.conf and 'nmcli general reload'"));
            }
            if (says("run/systemd/netif/links/" + ifindex, NETWORKD)) {
                findings.add(Finding.bad(
                        "systemd-networkd",
                        "manages " + name
                                + ": install deploy/host/05-ifacer-unmanaged.network and 'networkctl reload'"));
            }
        });
        if (findings.isEmpty()) {
            findings.add(Finding.good("other managers", "none of them holds the links that ifacer works with"));
        }
        return findings;
    }

    private boolean says(String file, Pattern what) {
        try {
            return what.matcher(Files.readString(root.resolve(file))).find();
        } catch (IOException e) {
            return false; // no such file: the manager does not run, or does not know the link
        }
    }

    private boolean isBuiltIn(String module) {
        return contains(modules().resolve("modules.builtin"), "/" + module + ".ko");
    }

    private boolean isOnDisk(String module) {
        return contains(modules().resolve("modules.dep"), "/" + module + ".ko");
    }

    private Path modules() {
        return root.resolve("lib/modules").resolve(release());
    }

    private String release() {
        try {
            return Files.readString(root.resolve("proc/sys/kernel/osrelease")).strip();
        } catch (IOException e) {
            return "unknown";
        }
    }

    private static boolean contains(Path file, String text) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.anyMatch(line -> line.contains(text));
        } catch (IOException e) {
            return false;
        }
    }
}
