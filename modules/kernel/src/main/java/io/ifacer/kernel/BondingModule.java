package io.ifacer.kernel;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The kernel's module for bonds, loaded before it is needed and without a bond of its own.
 *
 * <p>The kernel loads it when somebody asks for the kind (net/core/rtnetlink.c, rtnl_newlink), and it then makes max_bonds
 * bonds by itself, 1 unless told otherwise (drivers/net/bonding/bond_main.c, bonding_init). Loaded by modprobe with
 * max_bonds=0 it makes none. Where that cannot be done nothing is lost: the kernel goes its own way.
 */
final class BondingModule {
    private static final Logger LOG = LoggerFactory.getLogger(BondingModule.class);

    private static final int MAX_OUTPUT_BYTES = 4_096;
    private static final int MAX_TOLD_CHARACTERS = 200;

    private final Path root;
    private final long timeoutMillis;
    private String lastTold = "";

    /** Of this node. */
    BondingModule() {
        this(Path.of("/"), 5_000);
    }

    /** @param root where {@code sys}, {@code proc} and modprobe are */
    BondingModule(Path root, long timeoutMillis) {
        this.root = root;
        this.timeoutMillis = timeoutMillis;
    }

    /** Loads it where that is to be done and can be; a failure is told, once, and harmless. */
    void load() {
        if (Files.exists(root.resolve("sys/module/bonding"))) {
            return;
        }
        Path modprobe = modprobe();
        if (modprobe == null) {
            return;
        }
        try {
            load(modprobe);
        } catch (IOException e) {
            tell(e.getMessage() == null ? e.toString() : e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What this node's configuration says of max_bonds counts for more, and what it says not to load is not loaded. */
    private void load(Path modprobe) throws IOException, InterruptedException {
        Output dependencies = run(modprobe, "-D", "bonding");
        if (dependencies.isSuccess() && dependencies.text().contains("max_bonds=")) {
            return;
        }
        Output loaded = run(modprobe, "-b", "bonding", "max_bonds=0");
        if (loaded.isSuccess()) {
            LOG.info("loaded bonding with max_bonds=0");
        } else {
            tell(loaded.text());
        }
    }

    /** The program that the kernel itself would run (kernel.modprobe); null where there is none, or none is to be run. */
    private @Nullable Path modprobe() {
        String named = "/sbin/modprobe";
        try {
            named = Files.readString(root.resolve("proc/sys/kernel/modprobe")).strip();
        } catch (IOException e) {
            LOG.debug("kernel.modprobe cannot be read: {}", e.toString());
        }
        Path modprobe = named.startsWith("/") ? root.resolve(named.substring(1)) : null;
        return modprobe != null && Files.isExecutable(modprobe) ? modprobe : null;
    }

    private Output run(Path program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.environment().clear();
        builder.environment().put("PATH", "/sbin:/usr/sbin:/bin:/usr/bin"); // as the kernel does (kernel/module/kmod.c)
        Process process = builder.start();
        try (InputStream output = process.getInputStream()) {
            if (!process.waitFor(timeoutMillis, TimeUnit.MILLISECONDS)) {
                return new Output(false, String.join(" ", command) + " was not done within " + timeoutMillis + " ms");
            }
            // not to the end: what it has started may keep the pipe open
            byte[] text = output.readNBytes(Math.min(output.available(), MAX_OUTPUT_BYTES));
            return new Output(process.exitValue() == 0, new String(text, StandardCharsets.UTF_8));
        } finally {
            process.destroyForcibly();
        }
    }

    private void tell(String reason) {
        String line = reason.lines().findFirst().orElse("no reason was given");
        if (!line.equals(lastTold)) {
            lastTold = line;
            LOG.info(
                    "bonding was not loaded with max_bonds=0: {}; the kernel loads it when it is needed, and a bond0 that"
                            + " comes with it gives way to one that is wanted",
                    line.length() > MAX_TOLD_CHARACTERS ? line.substring(0, MAX_TOLD_CHARACTERS) : line);
        }
    }

    private record Output(boolean isSuccess, String text) {}
}
