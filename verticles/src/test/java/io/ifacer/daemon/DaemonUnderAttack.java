package io.ifacer.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The daemon in a process of its own, with the memory that it is started with in earnest, on a fake kernel with one card. */
final class DaemonUnderAttack implements AutoCloseable {

    private static final Pattern PAGE = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/");

    private final Path folder;
    private final Process process;
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private int pods;

    DaemonUnderAttack(Path folder) throws Exception {
        this.folder = folder;
        Path settings = Files.writeString(folder.resolve("ifacerd.yaml"), "api:\n  port: 0\n");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(AttackedDaemon.memoryOptions());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), DaemonProcess.class.getName(), "open"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("IFACER_RUN_DIR", folder.toString());
        builder.environment().put("IFACER_STATE_DIR", folder.toString());
        builder.environment().put("IFACER_CONF", settings.toString());
        process = builder.start();
        Thread listener = new Thread(this::listen, "daemon's log");
        listener.setDaemon(true);
        listener.start();
        ready.get(90, TimeUnit.SECONDS);
    }

    private void listen() {
        try (BufferedReader log = process.inputReader()) {
            for (String line = log.readLine(); line != null; line = log.readLine()) {
                Matcher page = PAGE.matcher(line);
                if (page.find()) {
                    port.complete(Integer.parseInt(page.group(1)));
                }
                if (line.contains("ready in ")) {
                    ready.complete(null);
                }
                if (line.contains("ERROR")) {
                    System.out.println(line);
                }
            }
        } catch (IOException e) {
            // it has ended
        }
        ready.completeExceptionally(new AssertionError("the daemon has ended"));
    }

    SocketAddress page() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port.join());
    }

    SocketAddress apiSocket() {
        return UnixDomainSocketAddress.of(folder.resolve("api.sock"));
    }

    /** A pod's ADD for a VLAN of its own; how long it took, in milliseconds. */
    long addMillis() throws IOException {
        int pod = ++pods;
        long startNanos = System.nanoTime();
        String answer = cni("c" + pod, "\"ens1\"", pod);
        assertThat(answer).startsWith("0\n");
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
    }

    /** What an ADD is answered. */
    String cni(String container, String interfaces, int vlanId) throws IOException {
        return cni("ADD", container, interfaces, vlanId);
    }

    /** What a command is answered. */
    String cni(String command, String container, String interfaces, int vlanId) throws IOException {
        return cni("CNI_COMMAND=" + command + "\0CNI_CONTAINERID=" + container + "\0CNI_NETNS=/run/netns/" + container
                + "\0CNI_IFNAME=eth0\0\0{\"cniVersion\":\"1.0.0\",\"name\":\"net\",\"interfaces\":[" + interfaces
                + "],\"vlanID\":" + vlanId + "}");
    }

    /** What a whole request is answered. */
    String cni(String request) throws IOException {
        try (SocketChannel channel = open(UnixDomainSocketAddress.of(folder.resolve("cni.sock")))) {
            write(channel, request);
            channel.shutdownOutput();
            return readAll(channel);
        }
    }

    /** How long a request took whose answer was 200, in milliseconds. */
    long getMillis(SocketAddress api, String path) throws IOException {
        long startNanos = System.nanoTime();
        try (SocketChannel channel = open(api)) {
            write(channel, "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(readAll(channel)).startsWith("HTTP/1.1 200 ");
        }
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
    }

    static SocketChannel open(SocketAddress address) throws IOException {
        boolean unix = address instanceof UnixDomainSocketAddress;
        SocketChannel channel = unix ? SocketChannel.open(StandardProtocolFamily.UNIX) : SocketChannel.open();
        channel.connect(address);
        return channel;
    }

    private static void write(SocketChannel channel, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static String readAll(SocketChannel channel) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ByteBuffer some = ByteBuffer.allocate(1 << 16);
        while (channel.read(some) >= 0) {
            all.write(some.array(), 0, some.position());
            some.clear();
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    /** Its resident memory now ({@code VmRSS}) or at most so far ({@code VmHWM}), in MiB; proc_pid_status(5). */
    long memoryMebibytes(String field) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith(field + ":"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElseThrow();
        }
    }

    int descriptors() {
        String[] open =
                Path.of("/proc", Long.toString(process.pid()), "fd").toFile().list();
        return open == null ? -1 : open.length;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
