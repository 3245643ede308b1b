package io.ifacer.daemon;

import io.ifacer.daemon.settings.Settings;
import io.ifacer.daemon.supervisor.Supervisor;
import io.ifacer.kernel.FakeKernel;
import io.ifacer.kernel.LinkMonitor;
import io.ifacer.kernel.LinkRequests;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A daemon in a process of its own, on a fake kernel with one card, with the memory that deploy/bin/ifacerd gives it. */
final class AttackedDaemon implements AutoCloseable {

    static final String CARD = "ens1";

    /** Their memory is taken twice, here by the kernel too. */
    private static final int OTHER_CARDS = 500;

    private static final String READY = "attacked daemon ready";
    private static final Pattern MEMORY_OPTION = Pattern.compile("(?<= )-X(mx|ms|ss|X:)\\S+");
    private static final int SECONDS = 120;

    private final Process process;
    private final Path output;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final Thread reader = new Thread(this::keepOutput, "output");

    /** Starts it and waits until it serves. */
    AttackedDaemon(Path folder) throws Exception {
        output = folder.resolve("output.txt");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(memoryOptions());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), AttackedDaemon.class.getName()));
        command.add(folder.toString());
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        reader.setDaemon(true);
        reader.start();
        ready.get(SECONDS, TimeUnit.SECONDS);
    }

    /** The options of heap and collector, and of what becomes of a process without memory, as people run it. */
    static List<String> memoryOptions() throws IOException {
        Path script = Path.of(System.getProperty("basedir", "."), "..", "deploy", "bin", "ifacerd");
        String line = Files.readAllLines(script).stream()
                .filter(each -> each.contains(" -Xmx"))
                .findFirst()
                .orElseThrow();
        List<String> options =
                MEMORY_OPTION.matcher(line).results().map(MatchResult::group).toList();
        if (!options.contains("-XX:+ExitOnOutOfMemoryError")) {
            throw new AssertionError("deploy/bin/ifacerd has other options than expected: " + options);
        }
        return options;
    }

    private void keepOutput() {
        try (BufferedWriter copy = Files.newBufferedWriter(output)) {
            process.inputReader(StandardCharsets.UTF_8).lines().forEach(line -> {
                try {
                    copy.write(line + "\n");
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                if (line.equals(READY)) {
                    ready.complete(null);
                }
            });
        } catch (IOException | UncheckedIOException e) {
            ready.completeExceptionally(e);
        }
        ready.completeExceptionally(new AssertionError("it ended before it was ready"));
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** The most that it ever had resident (proc(5), VmHWM). */
    long peakKibibytes() throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0);
    }

    /** Ends it as a machine without memory would. */
    void kill() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** All that it has said; to be asked when it has been killed. */
    String said() throws IOException, InterruptedException {
        reader.join(TimeUnit.SECONDS.toMillis(SECONDS));
        return Files.readString(output);
    }

    @Override
    public void close() {
        kill();
    }

    /**
     * The process.
     *
     * @param arguments the folder of its sockets and files
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        FakeKernel kernel = new FakeKernel();
        kernel.change(model -> {
            model.addNic(CARD, 1500, true);
            for (int i = 0; i < OTHER_CARDS; i++) {
                model.addNic("other" + i, 1500, true);
            }
        });
        KernelDoors doors = new KernelDoors() {
            @Override
            public LinkMonitor monitor(Settings settings) {
                return kernel.monitor();
            }

            @Override
            public LinkRequests requests(Settings settings) {
                return kernel.requests();
            }
        };
        int ownUid = (Integer) Files.getAttribute(folder, "unix:uid");
        Directories directories = new Directories(folder, folder, folder.resolve("ifacerd.yaml"));
        new Ifacerd(
                        directories,
                        ownUid,
                        doors,
                        Supervisor.none(),
                        failure -> Runtime.getRuntime().halt(70))
                .start()
                .await();
        System.out.println(READY);
    }
}
