package io.ifacer.bench;

import io.ifacer.netlink.MessageReader;
import io.ifacer.netlink.link.LinkFingerprint;
import io.ifacer.netlink.link.LinkMessage;
import io.ifacer.netlink.link.LinkView;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Link messages a second on one core, over messages captured from a kernel, in a direct buffer as the socket has it. The
 * budget is 500,000. The {@code event-} ones carry statistics and settings, as notifications do.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx64m"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CodecBenchmark {

    /** A capture of the codec's tests. */
    @Param({"event-bond-active-backup", "bond-8023ad", "event-vlan-mtu", "event-dummy-up"})
    public String message = "";

    private final MessageReader reader = new MessageReader();
    private final LinkView view = new LinkView();
    private final LinkFingerprint fingerprint = new LinkFingerprint();
    private ByteBuffer datagram = ByteBuffer.allocate(0);

    /** Loads the capture. */
    @Setup
    public void load() {
        byte[] bytes = HexFormat.of().parseHex(hex("/golden/links/" + message + ".hex"));
        datagram = ByteBuffer.allocateDirect(bytes.length).order(ByteOrder.LITTLE_ENDIAN);
        datagram.put(0, bytes);
    }

    /** Everything, into an immutable record. */
    @Benchmark
    public LinkMessage decode() {
        return view().decode();
    }

    /** Whether anything changed. */
    @Benchmark
    public long fingerprint() {
        return fingerprint.of(view());
    }

    /** A few fields. */
    @Benchmark
    public int glance() {
        LinkView link = view();
        return link.ifindex() + link.controllerIfindex() + link.mtuBytes() + link.operstate();
    }

    private LinkView view() {
        reader.wrap(datagram).next();
        return view.wrap(reader);
    }

    private static String hex(String resource) {
        try (InputStream in = CodecBenchmark.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("wanted the capture " + resource + " on the class path, found none");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.replaceAll("#.*", "").replaceAll("\\s", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
