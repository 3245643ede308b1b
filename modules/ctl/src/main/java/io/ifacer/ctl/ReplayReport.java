package io.ifacer.ctl;

import io.ifacer.link.VisibleText;
import io.ifacer.link.engine.Effect;
import io.ifacer.store.recording.Recording;
import io.ifacer.store.recording.RecordingHeader;
import io.ifacer.store.recording.Replay;
import io.ifacer.store.recording.Replay.Turn;
import io.ifacer.store.recording.Replay.Verdict;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

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
        say(
                "recorded from %s: %d inputs%s",
                header.startedAt(),
                recording.moments().size(),
                header.complete() ? ", from the daemon's start" : ", from the middle of its life");
        tellDoubts(recording);
    }

    private void tellDoubts(Recording recording) {
        RecordingHeader header = recording.header();
        if (!header.quiet()) {
            say("note: work was in flight where it begins; the end of that cannot be played");
        }
        if (header.lost() > 0) {
            say("note: %d inputs before it were lost; what was known then may not be all", header.lost());
        }
        if (recording.cutShort()) {
            say("note: its last line is not whole and is left out");
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
        say("%d  %.6f  %s%s", turn.number(), seconds, turn.recorded().input(), note);
    }

    private void tellDifference(Turn turn) {
        say("DIFFERENT:");
        tellInput(turn);
        say("  recorded:");
        tellEffects("  -> ", turn.recorded().effects());
        say("  played:");
        tellEffects("  -> ", turn.played());
    }

    private void tellEffects(String margin, List<Effect> effects) {
        effects.forEach(effect -> say("%s%s", margin, effect));
    }

    private void say(String format, Object... values) {
        out.println(VisibleText.of(String.format(Locale.ROOT, format, values)));
    }

    private void tellVerdict() {
        String left = unknownAnswers == 0 ? "" : ", " + unknownAnswers + " left out";
        if (differences == 0) {
            say("same: %d inputs%s gave the recorded effects", turns, left);
        } else {
            say("different: %d of %d inputs%s", differences, turns, keepGoing ? left : ", looked at up to the first");
        }
    }
}
