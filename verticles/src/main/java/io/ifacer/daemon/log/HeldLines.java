package io.ifacer.daemon.log;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lines that somebody outside can bring about as often as he likes, as refusals are: in each second the first few of a kind
 * are written, the others counted, and the count is written when the second is over. Any thread may call.
 */
public final class HeldLines {

    /** For how long lines are counted together. */
    public static final long SECOND_MILLIS = 1_000;

    /** So many of a kind are written. */
    static final int EQUAL = 3;

    /** So many kinds are told apart; a flood of lines that are all different is held as well. */
    static final int KINDS = 20;

    private static final int KIND_CHARS = 200;

    private final Consumer<String> out;
    private final Runnable later;
    private final LongSupplier clockNanos;
    private final Map<String, Count> kinds = new LinkedHashMap<>();
    private long beganNanos;
    private long others;
    private boolean isAwaited;

    private static final class Count {
        private int written;
        private long held;
    }

    /**
     * Nothing is held yet.
     *
     * @param out where lines go
     * @param later has {@link #tellHeld} called in {@link #SECOND_MILLIS}; run when something is held
     */
    public HeldLines(Consumer<String> out, Runnable later) {
        this(out, later, System::nanoTime);
    }

    HeldLines(Consumer<String> out, Runnable later, LongSupplier clockNanos) {
        this.out = out;
        this.later = later;
        this.clockNanos = clockNanos;
    }

    /**
     * Writes a line, or counts it.
     *
     * @param kind what is the same in lines that say the same: without who, and without how long
     */
    public void tell(String kind, String line) {
        tell(kind, () -> out.accept(line));
    }

    /** The same for what is more than a line. */
    public synchronized void tell(String kind, Runnable write) {
        long nowNanos = clockNanos.getAsLong();
        if (nowNanos - beganNanos >= TimeUnit.MILLISECONDS.toNanos(SECOND_MILLIS)) {
            endSecond(nowNanos);
        }
        Count count = countOf(kind.length() <= KIND_CHARS ? kind : kind.substring(0, KIND_CHARS));
        if (count == null) {
            others++;
            await();
        } else if (count.written < EQUAL) {
            count.written++;
            write.run();
        } else {
            count.held++;
            await();
        }
    }

    /** Writes how many were held since the last time, if any were. */
    public synchronized void tellHeld() {
        isAwaited = false;
        endSecond(clockNanos.getAsLong());
    }

    private @Nullable Count countOf(String kind) {
        Count known = kinds.get(kind);
        if (known == null && kinds.size() < KINDS) {
            known = new Count();
            kinds.put(kind, known);
        }
        return known;
    }

    private void await() {
        if (!isAwaited) {
            isAwaited = true;
            later.run();
        }
    }

    private void endSecond(long nowNanos) {
        kinds.forEach((kind, count) -> {
            if (count.held > 0) {
                out.accept("and " + count.held + " more in the same second: " + kind);
            }
        });
        if (others > 0) {
            out.accept("and " + others + " more in the same second, of other kinds");
        }
        kinds.clear();
        others = 0;
        beganNanos = nowNanos;
    }
}
