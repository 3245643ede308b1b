package io.ifacer.daemon.door;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What every test of a door needs: a directory, our own uid, threads for clients, and an end. */
@Timeout(60)
abstract class DoorTest {

    static final byte[] TOO_LONG = "1\ntoo long".getBytes(StandardCharsets.UTF_8);
    static final DoorAnswers OWN_ANSWERS = new DoorAnswers(
            TOO_LONG,
            "1\nanswer too long".getBytes(StandardCharsets.UTF_8),
            "1\nlate".getBytes(StandardCharsets.UTF_8));
    static final CniDoor.Handler ECHO = (request, reply) -> reply.accept(request);

    @TempDir
    Path directory;

    Path socket;
    private final List<CniDoor> doors = new ArrayList<>();
    private final ExecutorService clients = Executors.newCachedThreadPool();

    @BeforeEach
    void path() {
        socket = directory.resolve("cni.sock");
    }

    @AfterEach
    void closeAll() throws Exception {
        clients.shutdownNow();
        for (CniDoor door : doors) {
            // How it ended is a test's own question.
            door.stop().exceptionally(broken -> null).get(20, TimeUnit.SECONDS);
        }
    }

    DoorSettings settings() throws IOException {
        return DoorSettings.defaults(socket).withAllowedUid(ownUid()).withDeadlines(20_000, 20_000, 200);
    }

    int ownUid() throws IOException {
        return (Integer) Files.getAttribute(directory, "unix:uid");
    }

    CniDoor open(CniDoor.Handler handler) throws IOException {
        return open(settings(), handler);
    }

    CniDoor open(DoorSettings settings, CniDoor.Handler handler) throws IOException {
        CniDoor door = CniDoor.open(settings, handler, OWN_ANSWERS);
        doors.add(door);
        return door;
    }

    Future<String> callInBackground(String request) {
        return inBackground(() -> DoorClient.call(socket, request));
    }

    <T> Future<T> inBackground(Callable<T> client) {
        return clients.submit(client);
    }

    static String get(Future<String> answer) throws Exception {
        return answer.get(20, TimeUnit.SECONDS);
    }
}
