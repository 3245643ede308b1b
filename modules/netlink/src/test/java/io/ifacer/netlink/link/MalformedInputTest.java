package io.ifacer.netlink.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.netlink.Ack;
import io.ifacer.netlink.Golden;
import io.ifacer.netlink.MalformedMessageException;
import io.ifacer.netlink.MessageReader;
import io.ifacer.netlink.MessageWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whatever the bytes, reading them ends, in a message or in {@link MalformedMessageException}; and what was read can be
 * written and read again.
 *
 * <p>Mutates every capture from a seed. Longer, or with another seed:
 * {@code ./mvnw test -pl modules/netlink -Dtest=MalformedInputTest -Dfuzz.rounds=1000000 -Dfuzz.seed=7}
 */
class MalformedInputTest {

    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 1_000);
    private static final long SEED = Long.getLong("fuzz.seed", 20_261_123L);

    private final LinkView view = new LinkView();
    private final LinkFingerprint fingerprint = new LinkFingerprint();
    private int read;
    private int refused;

    @Test
    @Timeout(3600)
    void onlyOneErrorComesOut() {
        List<Golden> corpus = new ArrayList<>();
        for (String folder : List.of("links", "acks", "answers", "requests")) {
            corpus.addAll(Golden.folder(folder));
        }
        for (Golden golden : corpus) {
            SplittableRandom random = new SplittableRandom(SEED ^ golden.name().hashCode());
            for (int round = 0; round < ROUNDS; round++) {
                byte[] mutant = mutate(golden.bytes(), random);
                try {
                    exercise(mutant);
                } catch (MalformedMessageException e) {
                    assertThat(e.offset()).isBetween(0, mutant.length);
                    refused++;
                } catch (RuntimeException | Error e) {
                    throw new AssertionError(
                            golden.name() + ", round " + round + ", seed " + SEED + ": " + Arrays.toString(mutant), e);
                }
            }
        }
        assertThat(read).as("mutants that were read").isPositive();
        assertThat(refused).as("mutants that were refused").isPositive();
    }

    @Test
    void everyTruncationIsRefusedOrRead() {
        for (Golden golden : Golden.folder("links")) {
            for (int lengthBytes = 0; lengthBytes < golden.bytes().length; lengthBytes++) {
                byte[] cut = Arrays.copyOf(golden.bytes(), lengthBytes);
                if (lengthBytes >= 16) {
                    // Also where the message itself claims to be that short.
                    ByteBuffer.wrap(cut).order(ByteOrder.LITTLE_ENDIAN).putInt(0, lengthBytes);
                }
                try {
                    exercise(cut);
                } catch (MalformedMessageException e) {
                    refused++;
                }
            }
        }
        assertThat(refused).isPositive();
    }

    private void exercise(byte[] bytes) {
        MessageReader reader = new MessageReader().wrap(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
        int messages = 0;
        while (reader.next()) {
            assertThat(++messages).as("messages, each of 16 bytes or more").isLessThanOrEqualTo(bytes.length / 16);
            if (Ack.isAck(reader)) {
                assertThat(Ack.decode(reader).describe()).isNotEmpty();
            } else if (LinkView.isLink(reader)) {
                fingerprint.of(view.wrap(reader));
                survivesTheRoundTrip(view.decode(), bytes.length);
            }
            read++;
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

    /** One to four lies: a bit, a 16-bit length, a 32-bit length, a cut with or without an adapted message length. */
    private static byte[] mutate(byte[] original, SplittableRandom random) {
        byte[] bytes = original;
        int lies = 1 + random.nextInt(4);
        for (int i = 0; i < lies && bytes.length > 4; i++) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            switch (random.nextInt(5)) {
                case 0 -> bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                case 1 -> buffer.putShort(random.nextInt(bytes.length / 4) * 4, shortLie(random));
                case 2 -> buffer.putInt(random.nextInt(bytes.length / 4) * 4, intLie(random));
                case 3 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
                default -> {
                    bytes = Arrays.copyOf(bytes, 4 + random.nextInt(bytes.length - 4));
                    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(0, bytes.length);
                }
            }
        }
        return bytes;
    }

    private static short shortLie(SplittableRandom random) {
        short[] lies = {0, 1, 3, 4, 5, 7, 8, (short) 0x7fff, (short) 0x8000, (short) 0xffff};
        int pick = random.nextInt(lies.length + 1);
        return pick < lies.length ? lies[pick] : (short) random.nextInt(64);
    }

    private static int intLie(SplittableRandom random) {
        int[] lies = {0, 1, 15, 16, 17, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, Integer.MAX_VALUE - 2};
        int pick = random.nextInt(lies.length + 1);
        return pick < lies.length ? lies[pick] : random.nextInt();
    }
}
