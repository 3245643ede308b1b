package io.ifacer.netlink.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.ifacer.netlink.Ack;
import io.ifacer.netlink.Golden;
import io.ifacer.netlink.MalformedMessageException;
import io.ifacer.netlink.MessageReader;
import io.ifacer.netlink.MessageWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The laws of MalformedInputTest, with inputs that Jazzer finds by coverage, starting from the captures. Replay of the
 * captures: {@code ./mvnw test -pl modules/netlink -Pfuzz -Dtest=CodecFuzzTest}; fuzzing: the same with JAZZER_FUZZ=1.
 */
class CodecFuzzTest {

    static Stream<Arguments> captures() {
        return Stream.of("links", "acks", "answers", "requests")
                .flatMap(folder -> Golden.folder(folder).stream())
                .map(golden -> Arguments.of((Object) golden.bytes()));
    }

    @MethodSource("captures")
    @FuzzTest(maxDuration = "10m")
    void onlyOneErrorComesOut(byte[] bytes) {
        MessageReader reader = new MessageReader().wrap(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
        try {
            while (reader.next()) {
                if (Ack.isAck(reader)) {
                    Ack.decode(reader);
                } else if (LinkView.isLink(reader)) {
                    LinkView view = new LinkView().wrap(reader);
                    new LinkFingerprint().of(view);
                    survivesTheRoundTrip(view.decode(), bytes.length);
                }
            }
        } catch (MalformedMessageException e) {
            assertThat(e.offset()).isBetween(0, bytes.length);
        }
    }

    private static void survivesTheRoundTrip(LinkMessage message, int lengthBytes) {
        ByteBuffer out = ByteBuffer.allocate(lengthBytes + 4).order(ByteOrder.LITTLE_ENDIAN);
        MessageWriter writer = new MessageWriter(out);
        message.writeTo(writer);
        MessageReader reader = new MessageReader().wrap(out, 0, writer.lengthBytes());

        assertThat(reader.next()).isTrue();
        assertThat(new LinkView().wrap(reader).decode()).isEqualTo(message);
    }
}
