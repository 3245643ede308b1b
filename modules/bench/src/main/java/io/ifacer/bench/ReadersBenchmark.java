package io.ifacer.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Many slow readers of events and some fast ones at once: {@code Bench readers JVM_OPTIONS}, the options being those of the
 * server's process. A fast one reads whatever comes at once; a slow one a kilobyte a second until the last event is told, and then what
 * is left.
 */
final class ReadersBenchmark {

    private static final int FAST = 50;
    private static final int SLOW = 1_000;
    private static final int EVENTS = 65_000;
    private static final long EVENTS_PER_SECOND = 10_000;
    private static final int SLOW_BYTES = 1 << 10;
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long LONGEST_REST_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final byte[] much = new byte[1 << 18];
    private final byte[] little = new byte[SLOW_BYTES];
    private final List<EventConnection> fast = new ArrayList<>();
    private final List<EventConnection> slow = new ArrayList<>();
    private final Selector selector;
    private long nextTickNanos = System.nanoTime();
    private int nextSlow;

    private ReadersBenchmark(Path socket) throws IOException {
        selector = Selector.open();
        for (int i = 0; i < FAST + SLOW; i++) {
            (i < FAST ? fast : slow).add(EventConnection.open(socket));
        }
        for (EventConnection reader : fast) {
            reader.channel().register(selector, SelectionKey.OP_READ, reader);
        }
    }

    static void run(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("readers");
        Path socket = folder.resolve("api.sock");
        Process server = server(arguments[0], socket);
        try (BufferedReader said =
                        new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
                PrintStream toServer = new PrintStream(server.getOutputStream(), true, StandardCharsets.UTF_8)) {
            await("open", said);
            new ReadersBenchmark(socket).measure(said, toServer);
        } finally {
            server.destroy();
            Files.deleteIfExists(socket);
            Files.deleteIfExists(folder.resolve("api.sock.lock"));
            Files.delete(folder);
        }
        System.exit(0);
    }

    private static Process server(String options, Path socket) throws IOException {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        command.addAll(List.of(options.split(" +")));
        command.addAll(List.of("-cp", System.getProperty("java.class.path", File.pathSeparator)));
        command.add(EventServer.class.getName());
        command.addAll(List.of(socket.toString(), Integer.toString(EVENTS), Long.toString(EVENTS_PER_SECOND)));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String await(String beginning, BufferedReader said) throws IOException {
        String line = said.readLine();
        while (line != null && !line.startsWith(beginning)) {
            System.err.println(line); // its log
            line = said.readLine();
        }
        if (line == null) {
            throw new IllegalStateException("the server ended before it said '" + beginning + "'");
        }
        return line;
    }

    private void measure(BufferedReader said, PrintStream toServer) throws IOException {
        System.out.printf("readers: %d fast, %d slow%n", FAST, SLOW);
        toServer.println("begin");
        System.out.println("readers: " + await("server", said));
        while (!said.ready()) {
            readFast();
            readSlow();
        }
        System.out.println("readers: " + await("told", said));
        long toldNanos = System.nanoTime();
        while (!allHave(fast) && System.nanoTime() - toldNanos < LONGEST_REST_NANOS) {
            readFast();
        }
        long fastMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - toldNanos);
        System.out.printf("readers: the fast had the last of them %d ms later%n", fastMillis);
        for (EventConnection reader : slow) {
            reader.channel().register(selector, SelectionKey.OP_READ, reader);
        }
        while (!allHave(slow) && System.nanoTime() - toldNanos < LONGEST_REST_NANOS) {
            readFast();
        }
        toServer.println("end");
        System.out.println("readers: " + await("server", said));
        report("fast", fast);
        report("slow", slow);
    }

    private void readFast() throws IOException {
        selector.select(1);
        for (SelectionKey key : selector.selectedKeys()) {
            ((EventConnection) key.attachment()).read(much);
        }
        selector.selectedKeys().clear();
    }

    /** One of them each tick, so that each gets little, and not all at the same moment. */
    private void readSlow() throws IOException {
        while (System.nanoTime() - nextTickNanos >= 0) {
            nextTickNanos += TICK_NANOS;
            slow.get(nextSlow++ % SLOW).read(little);
        }
    }

    private static boolean allHave(List<EventConnection> readers) {
        return readers.stream().allMatch(reader -> reader.isClosed() || reader.last() == EVENTS);
    }

    private static void report(String name, List<EventConnection> readers) {
        long told = readers.stream().filter(reader -> reader.missed() > 0).count();
        long hungUp = readers.stream().filter(EventConnection::isClosed).count();
        long silent = readers.stream()
                .filter(reader -> !reader.isClosed() && reader.events() + reader.missed() != EVENTS)
                .count();
        System.out.printf(
                "readers: %s: each got %s events; %d were told that they missed some, %s each; %d hung up on;"
                        + " %d lost any without being told%n",
                name,
                range(readers.stream().map(EventConnection::events)),
                told,
                range(readers.stream().map(EventConnection::missed)),
                hungUp,
                silent);
    }

    private static String range(Stream<Long> figures) {
        List<Long> sorted = figures.sorted().toList();
        return sorted.get(0) + " to " + sorted.get(sorted.size() - 1);
    }
}
