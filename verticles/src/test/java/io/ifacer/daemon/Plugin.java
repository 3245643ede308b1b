package io.ifacer.daemon;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The plugin's real binary, started as a container runtime starts it. */
final class Plugin {

    private static final int HANG_SECONDS = 60;

    private final Map<String, String> environment = new TreeMap<>();

    private Plugin(Path runFolder) {
        environment.put("IFACER_RUN_DIR", runFolder.toString());
        environment.put("CNI_CONTAINERID", "c1");
        environment.put("CNI_NETNS", "/run/netns/c1");
        environment.put("CNI_IFNAME", "eth0");
        environment.put("CNI_PATH", "/opt/cni/bin");
    }

    /** With every variable that any verb needs. */
    static Plugin in(Path runFolder, String verb) {
        return new Plugin(runFolder).with("CNI_COMMAND", verb);
    }

    /** What the build has made of modules/shim. */
    static Path binary() {
        return Path.of(System.getProperty("basedir", "."))
                .resolve("../modules/shim/target/ifacer")
                .normalize();
    }

    Plugin with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Plugin without(String name) {
        environment.remove(name);
        return this;
    }

    /** {@code -NAME} leaves a variable out, {@code NAME=value} sets it; blanks between. */
    Plugin changed(String changes) {
        for (String change : changes.isBlank() ? new String[0] : changes.strip().split(" +")) {
            if (change.startsWith("-")) {
                without(change.substring(1));
            } else {
                with(change.substring(0, change.indexOf('=')), change.substring(change.indexOf('=') + 1));
            }
        }
        return this;
    }

    Outcome run(String config) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(binary().toString()).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(config.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // it has refused before it read to the end, and its answer says why
        }
        String stdout = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(exitCode(process), stdout);
    }

    private static int exitCode(Process process) {
        try {
            if (!process.waitFor(HANG_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("the plugin closed stdout and did not end within " + HANG_SECONDS + " s");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** What a runtime gets to see. */
    record Outcome(int exitCode, String stdout) {}
}
