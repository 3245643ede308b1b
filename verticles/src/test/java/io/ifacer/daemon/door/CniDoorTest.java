package io.ifacer.daemon.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** One request, its answer, and the ends of both. */
class CniDoorTest extends DoorTest {

    @Test
    void aRequestIsAnsweredAndTheConnectionClosed() throws IOException {
        open(ECHO);

        assertThat(DoorClient.call(socket, "CNI_COMMAND=VERSION\0\0{}")).isEqualTo("CNI_COMMAND=VERSION\0\0{}");
        assertThat(DoorClient.call(socket, "again")).isEqualTo("again");
    }

    @Test
    void theHalfCloseEndsTheRequestHoweverItWasCut() throws IOException {
        open(ECHO);

        try (DoorClient client = new DoorClient(socket)) {
            for (char piece : "in many small pieces".toCharArray()) {
                client.send(String.valueOf(piece));
            }
            assertThat(client.end().answer()).isEqualTo("in many small pieces");
        }
    }

    @Test
    void theReplyMayComeFromAnyThread() throws Exception {
        HeldRequests held = new HeldRequests();
        open(held);

        Future<String> answer = callInBackground("a");
        held.next().answer("0\n");

        assertThat(get(answer)).isEqualTo("0\n");
    }

    @Test
    void aRequestOfExactlyTheLimitIsServed() throws IOException {
        open(ECHO);
        byte[] most = new byte[1 << 20];
        Arrays.fill(most, (byte) 'x');

        try (DoorClient client = new DoorClient(socket)) {
            assertThat(client.send(most).end().answerBytes().toByteArray()).isEqualTo(most);
        }
    }

    @Test
    void aRequestOfOneByteMoreIsRefusedWithTheAnswerForIt() throws IOException {
        HeldRequests held = new HeldRequests();
        open(held);

        try (DoorClient client = new DoorClient(socket)) {
            byte[] tooMuch = new byte[(1 << 20) + 1];
            assertThat(client.send(tooMuch).end().answerBytes().toByteArray()).isEqualTo(TOO_LONG);
        }
        assertThat(held.waiting()).isZero();
    }

    @Test
    void evenAMuchTooLongRequestIsReadToItsEndSoThatTheAnswerArrives() throws IOException {
        open(ECHO);

        try (DoorClient client = new DoorClient(socket)) {
            assertThat(client.send(new byte[5 << 20]).end().answerBytes().toByteArray())
                    .isEqualTo(TOO_LONG);
        }
    }

    @Test
    void aSecondReplyIsAMistakeOfTheHandler() throws Exception {
        HeldRequests held = new HeldRequests();
        open(held);

        Future<String> answer = callInBackground("a");
        HeldRequests.Held request = held.next();
        request.answer("first");

        assertThatThrownBy(() -> request.answer("second")).isInstanceOf(IllegalStateException.class);
        assertThat(get(answer)).isEqualTo("first");
    }

    @Test
    void inThePlaceOfAnAnswerOverTheLimitAShortOneIsGiven() throws Exception {
        open(settings().withMaxConnections(1), (request, reply) -> reply.accept(new byte[(1 << 20) + 1]));

        for (int i = 0; i < 3; i++) {
            assertThat(DoorClient.call(socket, "a")).isEqualTo("1\nanswer too long");
        }
    }

    @Test
    void aRequestThatIsNeverAnsweredGivesItsPlaceUpAtItsDeadline() throws Exception {
        HeldRequests held = new HeldRequests();
        open(settings().withMaxConnections(1).withHandDeadline(100), held);

        assertThat(DoorClient.call(socket, "a")).isEqualTo("1\nlate");
        assertThat(DoorClient.call(socket, "b")).isEqualTo("1\nlate");
        // too late, and without harm
        held.next().answer("0\n");
        assertThat(DoorClient.call(socket, "c")).isEqualTo("1\nlate");
    }

    @Test
    void aHandlerThatFailsCostsItsOwnConnectionOnly() throws IOException {
        open((request, reply) -> {
            if (request[0] == 'x') {
                throw new IllegalStateException("as the test wants it");
            }
            reply.accept(request);
        });

        assertThat(DoorClient.call(socket, "x")).isEmpty();
        assertThat(DoorClient.call(socket, "a")).isEqualTo("a");
    }

    @Test
    void aForeignUidIsTurnedAwayUnheard() throws Exception {
        HeldRequests held = new HeldRequests();
        open(settings().withAllowedUid(ownUid() + 1), held);

        try (DoorClient client = new DoorClient(socket)) {
            assertThat(client.isClosedWithoutAnswer()).isTrue();
        }
        assertThat(held.waiting()).isZero();
    }

    @Test
    void stoppedItAnswersWhatIsInHandAndLetsNobodyIn() throws Exception {
        HeldRequests held = new HeldRequests();
        CniDoor door = open(settings().withDeadlines(20_000, 20_000, 20_000), held);
        Future<String> answer = callInBackground("a");
        HeldRequests.Held request = held.next();

        try (DoorClient speaking = new DoorClient(socket)) {
            speaking.send("half a requ");
            Future<Void> ended = door.stop();

            assertThat(speaking.isClosedWithoutAnswer()).isTrue();
            assertThatThrownBy(() -> DoorClient.call(socket, "b")).isInstanceOf(IOException.class);
            assertThat(socket).doesNotExist();
            assertThatThrownBy(() -> ended.get(1, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);

            request.answer("0\n");
            assertThat(get(answer)).isEqualTo("0\n");
            ended.get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void stoppedItWaitsNoLongerThanItsDeadline() throws Exception {
        HeldRequests held = new HeldRequests();
        CniDoor door = open(settings().withDeadlines(20_000, 20_000, 100), held);
        Future<String> answer = callInBackground("a");
        HeldRequests.Held request = held.next();

        door.stop().get(20, TimeUnit.SECONDS);

        assertThat(get(answer)).isEmpty();
        // Too late, and without harm.
        request.answer("0\n");
        assertThat(directory.toFile().list()).containsExactly("cni.sock.lock");
    }

    @Test
    void stoppingTwiceIsStoppingOnce() throws Exception {
        CniDoor door = open(ECHO);

        door.stop().get(20, TimeUnit.SECONDS);
        door.stop().get(20, TimeUnit.SECONDS);

        assertThat(door.ended()).isCompleted();
    }

    @Test
    void theThreadEndsWithTheDoor() throws Exception {
        Thread[] thread = new Thread[1];
        CniDoor door = open((request, reply) -> {
            thread[0] = Thread.currentThread();
            reply.accept(request);
        });
        DoorClient.call(socket, "a");
        assertThat(thread[0].getName()).isEqualTo("cni-door");

        door.stop().get(20, TimeUnit.SECONDS);
        thread[0].join(20_000);

        assertThat(thread[0].isAlive()).isFalse();
    }

    @Test
    void endedSaysWhenItBroke() throws ExecutionException, InterruptedException, IOException {
        CniDoor door = open((request, reply) -> {
            throw new StackOverflowError("as the test wants it");
        });

        assertThat(DoorClient.call(socket, "a")).isEmpty();
        assertThatThrownBy(() -> door.ended().get()).hasCauseInstanceOf(StackOverflowError.class);
    }
}
