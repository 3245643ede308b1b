package io.ifacer.kernel;

import static io.ifacer.netlink.NetlinkUapi.AF_UNSPEC;
import static io.ifacer.netlink.NetlinkUapi.NLMSG_DONE;
import static io.ifacer.netlink.NetlinkUapi.NLMSG_ERROR;
import static io.ifacer.netlink.NetlinkUapi.NLM_F_CAPPED;
import static io.ifacer.netlink.NetlinkUapi.NLM_F_DUMP_INTR;
import static io.ifacer.netlink.NetlinkUapi.NLM_F_MULTI;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_IFNAME;
import static io.ifacer.netlink.link.RtnetlinkUapi.RTM_DELLINK;
import static io.ifacer.netlink.link.RtnetlinkUapi.RTM_NEWLINK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ifacer.kernel.RequestExchange.NoAnswerException;
import io.ifacer.kernel.RequestExchange.Request;
import io.ifacer.link.plan.Step;
import io.ifacer.link.plan.StepOutcome;
import io.ifacer.netlink.Errno;
import io.ifacer.netlink.MessageWriter;
import io.ifacer.netlink.link.DeleteLink;
import io.ifacer.netlink.link.DumpLinks;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each request gets its own answer or none, whatever the socket does. Sequence numbers count from 1. */
class RequestExchangeTest {

    private static final Duration SOON = Duration.ofMillis(1);
    private static final Request REQUEST = new DeleteLink(7)::writeTo;
    private static final Request DUMP = new DumpLinks()::writeTo;

    private final Deque<ScriptedSocket> sockets = new ArrayDeque<>();
    private final RequestExchange exchange = new RequestExchange(sockets::remove, SOON);

    @Test
    void takesTheAnswerOfItsOwnRequest() throws NoAnswerException {
        next().gives(ack(1, 0)).gives(ack(2, Errno.EBUSY.number()));
        assertThat(errno(REQUEST)).isZero();
        assertThat(errno(REQUEST)).isEqualTo(Errno.EBUSY.number());
    }

    @Test
    void theLateAnswerToAnEarlierRequestIsNotTakenForThisOne() throws NoAnswerException {
        ScriptedSocket only = next();
        noAnswer(REQUEST, "did not answer within 1 ms");
        only.gives(ack(1, Errno.EPERM.number())).gives(ack(2, 0));
        assertThat(errno(REQUEST)).isZero();
        assertThat(only.sentSequences()).containsExactly(1, 2);
    }

    @Test
    void passesOverAnswersThatTheKernelDidNotSend() throws NoAnswerException {
        next().givesFrom(4711, ack(1, 0)).gives(ack(1, Errno.ENODEV.number()));
        assertThat(errno(REQUEST)).isEqualTo(Errno.ENODEV.number());
    }

    @Test
    void goesOnAfterASignal() throws NoAnswerException {
        next().refusesToSend(Errno.EINTR).fails(Errno.EINTR).gives(ack(1, 0));
        assertThat(errno(REQUEST)).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = Errno.class,
            names = {"ENOMEM", "ENOBUFS"})
    void aSocketWithoutMemoryToSendIsTriedAgain(Errno errno) throws NoAnswerException {
        ScriptedSocket only = new ScriptedSocket();
        RequestExchange patient = new RequestExchange(() -> only, Duration.ofMinutes(1));
        only.refusesToSend(errno).refusesToSend(errno).gives(ack(1, 0));

        assertThat(patient.ask(REQUEST, message -> {}).ack().isSuccess()).isTrue();

        assertThat(only.sentSequences()).containsExactly(1);
        assertThat(only.closed()).isFalse();
    }

    /** Once in the text: whoever tells of it says for which step. */
    @Test
    void aRequestForWhichThereIsNoMemoryInTimeSaysSoOnce() {
        ScriptedSocket only = new ScriptedSocket();
        only.refusesToSend(Errno.ENOMEM);
        try (NetlinkLinkRequests requests = new NetlinkLinkRequests(() -> only, Duration.ZERO, new BondingModule())) {
            assertThat(requests.apply(new Step.SetUp("nic0", 2, true)))
                    .isEqualTo(new StepOutcome.Unanswered(
                            "sending the request failed: " + Errno.describe(Errno.ENOMEM.number())));
        }
    }

    @Test
    void aSocketThatCannotSendIsMadeAnew() throws NoAnswerException {
        ScriptedSocket first = next().refusesToSend(Errno.EBADF);
        noAnswer(REQUEST, "sending the request failed: EBADF");
        assertThat(first.closed()).isTrue();
        next().gives(ack(2, 0));
        assertThat(errno(REQUEST)).isZero();
    }

    /** ENOBUFS here: the kernel had no memory for the answer. Whether the request took effect is not known. */
    @ParameterizedTest
    @EnumSource(
            value = Errno.class,
            names = {"ENOMEM", "ENOBUFS", "EBADF"})
    void aSocketThatCannotReceiveIsMadeAnew(Errno errno) throws NoAnswerException {
        ScriptedSocket first = next().fails(errno);
        noAnswer(REQUEST, "receiving the answer failed: " + errno.name());
        assertThat(first.closed()).isTrue();
        next().gives(ack(2, 0));
        assertThat(errno(REQUEST)).isZero();
    }

    @Test
    void anAnswerThatWasCutIsNone() {
        next().givesCut(ack(1, 0));
        noAnswer(REQUEST, "was cut");
    }

    @Test
    void aDumpThatBreaksOffLeavesNothingToTheNext() throws NoAnswerException {
        ScriptedSocket first = next().gives(link(1, "nic0", NLM_F_MULTI));
        noAnswerToDump("did not answer within 1 ms");
        assertThat(first.closed()).as("else the kernel would say EBUSY").isTrue();
        next().gives(link(2, "nic0", NLM_F_MULTI)).gives(done(2));
        assertThat(exchange.dump(DUMP, message -> {}).interrupted()).isFalse();
    }

    @Test
    void aReaderThatFailsLeavesNothingToTheNext() throws NoAnswerException {
        ScriptedSocket first = next().gives(link(1, "nic0", NLM_F_MULTI)).gives(done(1));
        assertThatThrownBy(() -> exchange.dump(DUMP, message -> {
                    throw new IllegalStateException("bug");
                }))
                .hasMessage("bug");
        assertThat(first.closed()).isTrue();
        next().gives(done(2));
        assertThat(exchange.dump(DUMP, message -> {}).ack().isSuccess()).isTrue();
    }

    @Test
    void tellsThatADumpWasInterrupted() throws NoAnswerException {
        next().gives(link(1, "nic0", NLM_F_MULTI | NLM_F_DUMP_INTR)).gives(done(1));
        assertThat(exchange.dump(DUMP, message -> {}).interrupted()).isTrue();
    }

    /** Each try makes four dumps; here the first of them never gets to a consistent end. */
    @Test
    void addressesThatChangeAllTheTimeCannotBeTold() {
        ScriptedSocket only = next();
        for (int sequence = 1; sequence <= 5; sequence++) {
            only.gives(interrupted(sequence));
        }
        try (NetlinkLinkRequests requests =
                new NetlinkLinkRequests(sockets::remove, SOON, new BondingModule(Path.of("nowhere"), 0))) {
            assertThat(requests.apply(new Step.Inspect("nic0", 2)))
                    .isInstanceOfSatisfying(
                            StepOutcome.Unanswered.class,
                            silence -> assertThat(silence.reason()).contains("changed while they were read, 5 times"));
        }
    }

    private ScriptedSocket next() {
        ScriptedSocket socket = new ScriptedSocket();
        sockets.add(socket);
        return socket;
    }

    private int errno(Request request) throws NoAnswerException {
        return exchange.ask(request, message -> {}).ack().errno();
    }

    private void noAnswer(Request request, String why) {
        assertThatThrownBy(() -> exchange.ask(request, message -> {}))
                .isInstanceOf(NoAnswerException.class)
                .hasMessageContaining(why);
    }

    private void noAnswerToDump(String why) {
        List<Integer> types = new ArrayList<>();
        assertThatThrownBy(() -> exchange.dump(DUMP, message -> types.add(message.type())))
                .isInstanceOf(NoAnswerException.class)
                .hasMessageContaining(why);
        assertThat(types).containsExactly(RTM_NEWLINK);
    }

    /** struct nlmsgerr: the error, and the header of the request. */
    private static Consumer<MessageWriter> ack(int sequence, int errno) {
        return writer -> writer.begin(NLMSG_ERROR, NLM_F_CAPPED, sequence)
                .rawAttributes(ints(-errno, 32, RTM_DELLINK, sequence, 0))
                .end();
    }

    private static Consumer<MessageWriter> done(int sequence) {
        return done(sequence, NLM_F_MULTI);
    }

    private static Consumer<MessageWriter> interrupted(int sequence) {
        return done(sequence, NLM_F_MULTI | NLM_F_DUMP_INTR);
    }

    private static Consumer<MessageWriter> done(int sequence, int flags) {
        return writer ->
                writer.begin(NLMSG_DONE, flags, sequence).rawAttributes(ints(0)).end();
    }

    private static byte[] ints(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.nativeOrder());
        bytes.asIntBuffer().put(values);
        return bytes.array();
    }

    private static Consumer<MessageWriter> link(int sequence, String name, int flags) {
        return writer -> writer.begin(RTM_NEWLINK, flags, sequence)
                .ifinfomsg(AF_UNSPEC, 1, 2, 0, 0)
                .string(IFLA_IFNAME, name)
                .end();
    }
}
