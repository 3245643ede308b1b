package io.ifacer.daemon.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Many clients, slow clients, clients that go away: each its own affair. */
class DoorCrowdTest extends DoorTest {

    @Test
    void ofThreeHundredAtOnce256AreServedAndTheRestAfterThem() throws Exception {
        HeldRequests held = new HeldRequests();
        open(held);
        List<Future<String>> answers = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            answers.add(callInBackground("request " + i));
        }

        List<HeldRequests.Held> served = new ArrayList<>();
        for (int i = 0; i < 256; i++) {
            served.add(held.next());
        }
        assertThat(held.waiting()).as("in hand beyond the limit").isZero();

        // One goes, one comes: the next request can only be here because there was room.
        for (int i = 0; i < 44; i++) {
            HeldRequests.Held done = served.get(i);
            done.answer(done.request());
            served.add(held.next());
        }
        served.subList(44, 300).forEach(request -> request.answer(request.request()));
        for (int i = 0; i < 300; i++) {
            assertThat(get(answers.get(i))).isEqualTo("request " + i);
        }
    }

    @Test
    void aClientThatSendsNothingOrDribblesIsDroppedAndHoldsUpNobody() throws Exception {
        open(settings().withDeadlines(1_000, 20_000, 200), ECHO);

        try (DoorClient silent = new DoorClient(socket);
                DoorClient dribbling = new DoorClient(socket)) {
            dribbling.send("CNI_");
            assertThat(DoorClient.call(socket, "other")).isEqualTo("other");

            assertThat(silent.isClosedWithoutAnswer()).isTrue();
            assertThat(dribbling.isClosedWithoutAnswer()).isTrue();
        }
        assertThat(DoorClient.call(socket, "other")).isEqualTo("other");
    }

    @Test
    void silentClientsThatTakeAllPlacesLoseThem() throws Exception {
        open(settings().withMaxConnections(4).withDeadlines(1_000, 20_000, 200), ECHO);

        List<DoorClient> silent = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            silent.add(new DoorClient(socket));
        }
        assertThat(DoorClient.call(socket, "fifth")).isEqualTo("fifth");
        for (DoorClient client : silent) {
            assertThat(client.isClosedWithoutAnswer()).isTrue();
            client.close();
        }
    }

    @Test
    void aClientThatDoesNotReadIsDropped() throws Exception {
        byte[] large = new byte[1 << 20];
        CountDownLatch answering = new CountDownLatch(1);
        open(settings().withMaxConnections(1).withDeadlines(20_000, 300, 200), (request, reply) -> {
            reply.accept(request[0] == 'l' ? large : request);
            answering.countDown();
        });

        try (DoorClient stubborn = new DoorClient(socket).send("large").end()) {
            answering.await();
            // The only place is taken until the deadline: that this is answered shows that it was given up.
            assertThat(DoorClient.call(socket, "another")).isEqualTo("another");
            assertThat(stubborn.answerBytes().size()).isLessThan(large.length);
        }
        try (DoorClient willing = new DoorClient(socket).send("large").end()) {
            assertThat(willing.answerBytes().toByteArray()).isEqualTo(large);
        }
    }

    @Test
    void aReplyAfterTheClientLeftDisturbsNobody() throws Exception {
        HeldRequests held = new HeldRequests();
        open(held);
        DoorClient leaving = new DoorClient(socket).send("a").end();
        HeldRequests.Held request = held.next();
        leaving.close();

        request.answer("to nobody");

        Future<String> answer = callInBackground("b");
        held.next().answer("to b");
        assertThat(get(answer)).isEqualTo("to b");
    }

    /** Its half-close is the end of its request and no sign of anything: only the end of the connection is. */
    @Test
    void aClientThatLeavesGivesItsPlaceUpWhileItsRequestIsAtWork() throws Exception {
        HeldRequests held = new HeldRequests();
        open(settings().withMaxConnections(1), held);
        DoorClient leaving = new DoorClient(socket).send("a").end();
        HeldRequests.Held first = held.next();
        leaving.close();

        Future<String> answer = callInBackground("b");
        held.next().answer("to b");

        assertThat(get(answer)).isEqualTo("to b");
        first.answer("to nobody");
    }

    @Test
    void whatIsAtWorkForClientsThatHaveGoneIsBounded() throws Exception {
        HeldRequests held = new HeldRequests();
        open(settings().withMaxConnections(1), held);
        DoorClient leaving = new DoorClient(socket).send("a").end();
        HeldRequests.Held first = held.next();
        leaving.close();
        DoorClient second = new DoorClient(socket).send("b").end();
        HeldRequests.Held other = held.next();
        second.close();

        Future<String> third = callInBackground("c");
        assertThat(held.isQuietFor(300)).as("a third is not let in").isTrue();
        first.answer("to nobody");
        held.next().answer("to c");

        assertThat(get(third)).isEqualTo("to c");
        other.answer("to nobody");
    }

    @Test
    void aLargeRequestThatFindsNoMemoryIsToldSoAtItsDeadline() throws Exception {
        open(settings().withHandDeadline(300), ECHO);
        List<DoorClient> stalled = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            stalled.add(new DoorClient(socket).send(new byte[32 * 1024]));
        }

        try (DoorClient waiting = new DoorClient(socket).send(new byte[32 * 1024])) {
            assertThat(waiting.answer()).isEqualTo("1\nlate");
        }
        for (DoorClient client : stalled) {
            client.close();
        }
    }

    @Test
    void whoOnlyLooksWhetherTheDoorIsThereIsNoRequest() throws Exception {
        HeldRequests held = new HeldRequests();
        open(held);

        new DoorClient(socket).close();
        try (DoorClient polite = new DoorClient(socket).end()) {
            assertThat(polite.answer()).isEmpty();
        }
        assertThat(held.waiting()).isZero();
    }

    @Test
    void largeRequestsTakeTurns() throws Exception {
        open(ECHO);
        List<Future<Integer>> sizes = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            sizes.add(inBackground(this::echoedSizeOfALargeRequest));
        }
        for (Future<Integer> size : sizes) {
            assertThat(size.get(20, TimeUnit.SECONDS)).isEqualTo(1 << 20);
        }
    }

    @Test
    void largeRequestsThatAreHeldWaitForEachOther() throws Exception {
        HeldRequests held = new HeldRequests();
        open(held);
        List<Future<String>> answers = callWithLargeRequests(12);

        List<HeldRequests.Held> served = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            served.add(held.next());
        }
        Future<String> small = callInBackground("small");
        held.next().answer("small goes by them");
        assertThat(get(small)).isEqualTo("small goes by them");
        for (int i = 0; i < 4; i++) {
            assertThat(held.waiting()).as("in hand beyond the memory for them").isZero();
            served.get(i).answer("done");
            served.add(held.next());
        }
        served.subList(4, 12).forEach(request -> request.answer("done"));
        for (Future<String> answer : answers) {
            assertThat(get(answer)).isEqualTo("done");
        }
    }

    @Test
    void whatTheHandlerDoesNotHoldIsThereForOthers() throws Exception {
        HeldRequests held = new HeldRequests();
        open((request, reply) -> {
            reply.holds(100);
            held.handle(request, reply);
        });
        List<Future<String>> answers = callWithLargeRequests(24);

        List<HeldRequests.Held> served = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            served.add(held.next());
        }
        served.forEach(request -> request.answer("done"));
        for (Future<String> answer : answers) {
            assertThat(get(answer)).isEqualTo("done");
        }
    }

    @Test
    void aRequestThatIsTooLongHoldsNothingWhileItIsReadOut() throws Exception {
        open(ECHO);
        List<DoorClient> tooLong = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            tooLong.add(new DoorClient(socket).send(new byte[2 << 20]));
        }

        assertThat(echoedSizeOfALargeRequest()).isEqualTo(1 << 20);
        for (DoorClient client : tooLong) {
            assertThat(client.end().answerBytes().toByteArray()).isEqualTo(TOO_LONG);
            client.close();
        }
    }

    @Test
    void aSmallRequestWaitsForOneLargeRequestAtMost() throws Exception {
        CountDownLatch largeOnesSent = new CountDownLatch(1);
        CountDownLatch smallOneWanted = new CountDownLatch(1);
        CountDownLatch smallOneSent = new CountDownLatch(1);
        Queue<String> order = new ConcurrentLinkedQueue<>();
        open((request, reply) -> {
            order.add(new String(request, 0, 5, StandardCharsets.UTF_8));
            if (request[0] == 'f') {
                waitFor(largeOnesSent);
            } else if (request[0] == 'l' && smallOneWanted.getCount() > 0) {
                smallOneWanted.countDown();
                waitFor(smallOneSent);
            }
            reply.accept(new byte[] {'0', '\n'});
        });
        List<DoorClient> clients = new ArrayList<>();
        clients.add(new DoorClient(socket).send("first").end());
        for (int i = 0; i < 3; i++) {
            clients.add(
                    new DoorClient(socket).send("large" + "x".repeat(60_000)).end());
        }
        largeOnesSent.countDown();
        smallOneWanted.await();
        clients.add(new DoorClient(socket).send("small").end());
        smallOneSent.countDown();

        for (DoorClient client : clients) {
            assertThat(client.answer()).isEqualTo("0\n");
            client.close();
        }
        assertThat(order).containsExactly("first", "large", "small", "large", "large");
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private List<Future<String>> callWithLargeRequests(int count) {
        String request = "x".repeat(1 << 20);
        List<Future<String>> answers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            answers.add(callInBackground(request));
        }
        return answers;
    }

    private int echoedSizeOfALargeRequest() throws IOException {
        try (DoorClient client = new DoorClient(socket)) {
            return client.send(new byte[1 << 20]).end().answerBytes().size();
        }
    }

    @Test
    void aLargeRequestThatStallsGivesItsPlaceToTheNext() throws Exception {
        open(settings().withDeadlines(1_000, 20_000, 200), ECHO);
        List<DoorClient> stalled = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            stalled.add(new DoorClient(socket).send(new byte[32 * 1024]));
        }

        assertThat(echoedSizeOfALargeRequest()).isEqualTo(1 << 20);
        for (DoorClient client : stalled) {
            assertThat(client.isClosedWithoutAnswer()).isTrue();
            client.close();
        }
    }

    /** A silent client and a request in hand whose client has left are what makes a careless loop spin. */
    @Test
    void theThreadSleepsWhileNothingHappens() throws Exception {
        HeldRequests held = new HeldRequests();
        Thread[] thread = new Thread[1];
        CniDoor door = open(settings().withDeadlines(1_000, 20_000, 200), (request, reply) -> {
            thread[0] = Thread.currentThread();
            held.handle(request, reply);
        });
        DoorClient leaving = new DoorClient(socket).send("a").end();
        HeldRequests.Held request = held.next();
        leaving.close();

        try (DoorClient silent = new DoorClient(socket)) {
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            long cpuNanos = threads.getThreadCpuTime(thread[0].getId());
            long selections = door.selections();

            // A second passes until the deadline, and that is the one thing to happen in it.
            assertThat(silent.isClosedWithoutAnswer()).isTrue();

            assertThat(door.selections() - selections).as("times gone to wait").isLessThanOrEqualTo(4);
            assertThat(threads.getThreadCpuTime(thread[0].getId()) - cpuNanos)
                    .as("nanoseconds of CPU in a second of nothing")
                    .isLessThan(100_000_000);
        }
        request.answer("to nobody");
    }
}
