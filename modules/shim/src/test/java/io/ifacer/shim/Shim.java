package io.ifacer.shim;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;

/** A plugin process about to be started: its environment, its stdin, and the shell around it where a test needs one. */
final class Shim {

    static final String CONFIG =
            "{\"cniVersion\":\"0.3.1\",\"name\":\"net\",\"type\":\"ifacer\",\"interfaces\":[\"eth1\"]}";

    private static final int HANG_SECONDS = 60;

    private final Path binary;
    private final Map<String, String> environment = new TreeMap<>();
    private List<String> commandLine;
    private byte[] config = CONFIG.getBytes(StandardCharsets.UTF_8);

    Shim(Binary binary, Path runFolder) {
        this.binary = binary.path();
        commandLine = List.of(this.binary.toString());
        environment.put("IFACER_RUN_DIR", runFolder.toString());
        // Exit codes that the plugin itself never uses, so that a finding cannot pass for an error it was meant to
        // tell.
        environment.put("ASAN_OPTIONS", "exitcode=98");
        environment.put("UBSAN_OPTIONS", "exitcode=97:print_stacktrace=1");
    }

    Shim command(String command) {
        return variable("CNI_COMMAND", command);
    }

    Shim variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Shim timeoutMillis(int timeoutMillis) {
        return variable("IFACER_TIMEOUT_MILLIS", Integer.toString(timeoutMillis));
    }

    Shim config(String config) {
        return config(config.getBytes(StandardCharsets.UTF_8));
    }

    Shim config(byte[] config) {
        this.config = config;
        return this;
    }

    Shim arguments(String... arguments) {
        var line = new ArrayList<>(List.of(binary.toString()));
        line.addAll(List.of(arguments));
        commandLine = line;
        return this;
    }

    /** Runs a line of shell in which {@code "$0"} is the plugin: for redirections, and for bytes that Java re-encodes. */
    Shim shell(String line) {
        commandLine = List.of("/bin/sh", "-c", line, binary.toString());
        return this;
    }

    Outcome run() {
        return start().giveConfig().await();
    }

    Running start() {
        try {
            var builder = new ProcessBuilder(commandLine);
            builder.environment().clear();
            builder.environment().putAll(environment);
            return new Running(builder.start(), config, System.nanoTime());
        } catch (IOException e) {
            throw new AssertionError("cannot start " + commandLine, e);
        }
    }

    /** A started plugin process whose stdin is still open. */
    static final class Running {
        private final Process process;
        private final byte[] config;
        private final long startNanos;
        private boolean stdoutRead = true;
        private final StringBuilder stderrSoFar = new StringBuilder();
        private final BufferedReader stderr;

        private Running(Process process, byte[] config, long startNanos) {
            this.process = process;
            this.config = config;
            this.startNanos = startNanos;
            stderr = process.errorReader(StandardCharsets.UTF_8);
        }

        /** Writes the configuration and closes stdin. */
        Running giveConfig() {
            writeConfig();
            try {
                process.getOutputStream().close();
            } catch (IOException e) {
                // The plugin closed its end first: it refused the configuration before its last byte.
            }
            return this;
        }

        /** Writes the configuration and leaves stdin open. */
        Running writeConfig() {
            try {
                process.getOutputStream().write(config);
                process.getOutputStream().flush();
            } catch (IOException e) {
                // As above.
            }
            return this;
        }

        /** Closes the reading end of the plugin's stdout. */
        Running hangUpStdout() {
            try {
                stdoutRead = false;
                process.getInputStream().close();
                return this;
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        /** Keeps the plugin's stdout open and does not read from it. */
        Running leaveStdoutUnread() {
            stdoutRead = false;
            return this;
        }

        /** Blocks until the plugin says on stderr that it found nobody and goes on trying. */
        Running untilItTriesAgain() {
            try {
                var line = stderr.readLine();
                Assertions.assertThat(line).as("first line on stderr").contains("trying again");
                stderrSoFar.append(line).append('\n');
                return this;
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        Outcome await() {
            try {
                var stdout = CompletableFuture.supplyAsync(() -> stdoutRead ? readAll(process.getInputStream()) : "");
                var rest = CompletableFuture.supplyAsync(this::readStderr);
                if (!process.waitFor(HANG_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new AssertionError("the plugin still ran after " + HANG_SECONDS + " s");
                }
                long elapsedMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
                var told = stderrSoFar + rest.join();
                Assertions.assertThat(told)
                        .as("stderr")
                        .doesNotContain("Sanitizer")
                        .doesNotContain("runtime error");
                return new Outcome(process.exitValue(), stdout.join(), told, elapsedMillis);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        private String readStderr() {
            var text = new StringBuilder();
            stderr.lines().forEach(line -> text.append(line).append('\n'));
            return text.toString();
        }

        private static String readAll(InputStream stream) {
            var bytes = new ByteArrayOutputStream();
            try (stream) {
                stream.transferTo(bytes);
            } catch (IOException e) {
                throw new AssertionError("cannot read the plugin's stdout", e);
            }
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }
}
