package io.ifacer.daemon.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The file at the socket's path: whose it is, and in what mode. */
class SocketFileTest extends DoorTest {

    @Test
    void onlyItsOwnerMayConnect() throws IOException {
        open(ECHO);

        assertThat(modeOf(socket)).isEqualTo("rw-------");
        assertThat(modeOf(directory.resolve("cni.sock.lock"))).isEqualTo("rw-------");
        assertThat(directory.toFile().list())
                .as("nothing is left of the making")
                .hasSize(2);
    }

    @Test
    void theDirectoryIsMadeIfItIsNotThere() throws IOException {
        socket = directory.resolve("run/ifacer/cni.sock");
        open(ECHO);

        assertThat(DoorClient.call(socket, "a")).isEqualTo("a");
        assertThat(modeOf(socket.getParent())).startsWith("rwx").doesNotMatch("....w....|.......w.");
    }

    @Test
    void aSecondDoorOnThePathIsRefusedAndTheFirstServesOn() throws IOException {
        open(ECHO);

        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> open(ECHO))
                    .isInstanceOf(DoorException.class)
                    .hasMessageContaining("the socket " + socket + " belongs to a daemon that is running");
        }
        assertThat(DoorClient.call(socket, "a")).isEqualTo("a");
    }

    @Test
    void thePathIsFreeAfterAnOrderlyStop() throws Exception {
        open(ECHO).stop().get(20, TimeUnit.SECONDS);

        open(ECHO);

        assertThat(DoorClient.call(socket, "a")).isEqualTo("a");
    }

    @Test
    void anotherProcessKeepsThePathUntilItIsKilledAndThenItsSocketIsReplaced() throws Exception {
        Process daemon = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DoorProcess.class.getName(),
                        socket.toString(),
                        Integer.toString(ownUid()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = daemon.inputReader()) {
            assertThat(said.readLine()).isEqualTo("open");
            assertThatThrownBy(() -> open(ECHO)).isInstanceOf(DoorException.class);
            assertThat(DoorClient.call(socket, "a")).isEqualTo("a");
        } finally {
            // Process.destroyForcibly is a SIGKILL: no hook runs, the file stays.
            daemon.destroyForcibly().waitFor();
        }
        assertThat(socket).exists();
        assertThatThrownBy(() -> DoorClient.call(socket, "a")).isInstanceOf(IOException.class);

        open(ECHO);

        assertThat(DoorClient.call(socket, "a")).isEqualTo("a");
        assertThat(modeOf(socket)).isEqualTo("rw-------");
    }

    @Test
    void whatIsNotASocketIsNotReplaced() throws IOException {
        Files.writeString(socket, "somebody's");

        assertThatThrownBy(() -> open(ECHO))
                .isInstanceOf(DoorException.class)
                .hasMessageContaining("a file at " + socket + " that is not a socket");
        assertThat(socket).hasContent("somebody's");
    }

    @Test
    void aFailureLetsGoOfThePath() throws IOException {
        Files.writeString(socket, "somebody's");
        assertThatThrownBy(() -> open(ECHO)).isInstanceOf(DoorException.class);
        Files.delete(socket);

        open(ECHO);

        assertThat(DoorClient.call(socket, "a")).isEqualTo("a");
    }

    @Test
    void aFileThatIsTakenAwayIsMadeAgainAndWhatWasAskedBeforeIsAnswered() throws Exception {
        HeldRequests held = new HeldRequests();
        open(held);
        Future<String> before = callInBackground("before");
        HeldRequests.Held request = held.next();
        Object inode = inodeOf(socket);

        Files.delete(socket);
        until(() -> Files.exists(socket));

        assertThat(modeOf(socket)).isEqualTo("rw-------");
        assertThat(inodeOf(socket)).isNotEqualTo(inode);
        Future<String> after = callInBackground("after");
        held.next().answer("a");
        assertThat(get(after)).isEqualTo("a");
        request.answer("b");
        assertThat(get(before)).isEqualTo("b");
    }

    @Test
    void theWholeDirectoryIsMadeAgain() throws Exception {
        socket = directory.resolve("run/cni.sock");
        CniDoor door = open(ECHO);

        Files.delete(socket);
        Files.delete(directory.resolve("run/cni.sock.lock"));
        Files.delete(directory.resolve("run"));
        until(() -> Files.exists(socket));

        assertThat(DoorClient.call(socket, "a")).isEqualTo("a");
        assertThatThrownBy(() -> open(ECHO)).as("locked again").isInstanceOf(DoorException.class);
        door.stop().get(20, TimeUnit.SECONDS);
        assertThat(directory.resolve("run").toFile().list()).containsExactly("cni.sock.lock");
    }

    @Test
    void whatSomebodyPutInItsPlaceIsLeftThereAndTriedAgainWhenItIsGone() throws Exception {
        CniDoor door = open(ECHO);
        long selections = door.selections();

        Files.delete(socket);
        Files.writeString(socket, "somebody's");
        until(() -> door.selections() > selections + 1); // it has looked
        assertThat(socket).hasContent("somebody's");

        Files.delete(socket);
        until(() -> Files.exists(socket));
        assertThat(DoorClient.call(socket, "a")).isEqualTo("a");
    }

    private interface Condition {
        boolean holds();
    }

    private static void until(Condition condition) throws InterruptedException {
        while (!condition.holds()) { // for as long as the test may take
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    private static Object inodeOf(Path path) throws IOException {
        return Files.getAttribute(path, "unix:ino");
    }

    @Test
    void aFileThatIsNoLongerOursIsLeftWhereItIs() throws Exception {
        CniDoor door = open(ECHO);
        Files.delete(socket);
        Files.writeString(socket, "somebody's");

        door.stop().get(20, TimeUnit.SECONDS);

        assertThat(socket).hasContent("somebody's");
    }

    @Test
    void aFileThatIsGoneAlreadyIsNoTrouble() throws Exception {
        CniDoor door = open(ECHO);
        Files.delete(socket);

        door.stop().get(20, TimeUnit.SECONDS);

        assertThat(socket).doesNotExist();
    }

    @Test
    void aPathThatIsTooLongIsRefusedWithItsLength() {
        socket = directory.resolve("d".repeat(100)).resolve("cni.sock");

        assertThatThrownBy(() -> open(ECHO))
                .isInstanceOf(DoorException.class)
                .hasMessageContaining("the kernel's limit is 107");
    }

    private static String modeOf(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
