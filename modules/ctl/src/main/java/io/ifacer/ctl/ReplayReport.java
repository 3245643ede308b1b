package io.ifacer.ctl;

import io.ifacer.link.engine.Effect;
import io.ifacer.store.recording.Recording;
import io.ifacer.store.recording.RecordingHeader;
import io.ifacer.store.recording.Replay;
import io.ifacer.store.recording.Replay.Turn;
import io.ifacer.store.recording.Replay.Verdict;
import java.io.PrintWriter;
import java.util.List;

/** Prints what a replay does: times in seconds since the recording's first moment. */
final class ReplayReport {

    private static final double NANOS_PER_SECOND = 1e9;

    private final PrintWriter out;
    private final boolean quiet;
    private final boolean keepGoing;
    private long firstNanos;
    private int turns;
    private int differences;
    private int unknownAnswers;

    ReplayReport(PrintWriter out, boolean quiet, boolean keepGoing) {
        this.out = out;
        this.quiet = quiet;
        this.keepGoing = keepGoing;
    }

    int differences() {
        return differences;
    }

    void begin(Recording recording) {
        RecordingHeader header = recording.header();
        firstNanos =
                recording.moments().isEmpty() ? 0 : recording.moments().get(0).atNanos();
        out.printf(
                "recorded from %s: %d inputs%s%n",
                header.startedAt(),
                recording.moments().size(),
                header.complete() ? ", from the daemon's start" : ", from the middle of its life");
        tellDoubts(recording);
    }

    private void tellDoubts(Recording recording) {
        RecordingHeader header = recording.header();
        if (!header.quiet()) {
            out.println("note: work was in flight where it begins; the end of that cannot be played");
        }
        if (header.lost() > 0) {
            out.printf("note: %d inputs before it were lost; what was known then may not be all%n", header.lost());
        }
        if (recording.cutShort()) {
            out.println("note: its last line is not whole and is left out");
        }
    }

    void play(Replay replay) {
        replay.run(this::tell);
        tellVerdict();
    }

    private void tell(Turn turn) {
        turns++;
        if (differences > 0 && !keepGoing) {
            return; // after the first difference the two engines are two stories
        }
        if (turn.verdict() == Verdict.UNKNOWN_ANSWER) {
            unknownAnswers++;
        }
        if (turn.verdict() == Verdict.DIFFERENT) {
            differences++;
            tellDifference(turn);
        } else if (!quiet) {
            tellInput(turn);
            tellEffects("  -> ", turn.played());
        }
    }

    private void tellInput(Turn turn) {
        String note = turn.verdict() == Verdict.UNKNOWN_ANSWER ? " (asked before the recording: left out)" : "";
        double seconds = (turn.recorded().atNanos() - firstNanos) / NANOS_PER_SECOND;
        out.printf("%d  %.6f  %s%s%n", turn.number(), seconds, turn.recorded().input(), note);
    }

    private void tellDifference(Turn turn) {
        out.println("DIFFERENT:");
        tellInput(turn);
        out.println("  recorded:");
        tellEffects("  -> ", turn.recorded().effects());
        out.println("  played:");
        tellEffects("  -> ", turn.played());
    }

    private void tellEffects(String margin, List<Effect> effects) {
        effects.forEach(effect -> out.println(margin + effect));
    }

    private void tellVerdict() {
        String left = unknownAnswers == 0 ? "" : ", " + unknownAnswers + " left out";
        if (differences == 0) {
            out.printf("same: %d inputs%s gave the recorded effects%n", turns, left);
        } else {
            out.printf(
                    "different: %d of %d inputs%s%n",
                    differences, turns, keepGoing ? left : ", looked at up to the first");
        }
    }
}
