package io.ifacer.daemon.cni;

import io.ifacer.cni.CniAnswer;
import io.ifacer.link.engine.Answer;
import io.ifacer.link.engine.Command;
import java.util.function.Function;

/** What a CNI request comes to: something to ask of the engine, or an answer that needs nobody. */
sealed interface CniCall {

    /** For the log: verb, network, container, interface. */
    String title();

    /** About how much memory it takes until it is answered, where that can be much. */
    int heldBytes();

    /**
     * The engine has to be asked.
     *
     * @param heldBytes of what may be as long as the request: a prevResult for the answer, the attachments of a GC
     * @param conclude makes the plugin's answer of the engine's
     */
    record Ask(String title, Command command, int heldBytes, Function<Answer, CniAnswer> conclude) implements CniCall {}

    /**
     * The answer is known already.
     *
     * @param trouble what was overlooked to give it, for the log; empty for nothing
     */
    record Answered(String title, CniAnswer answer, String trouble) implements CniCall {

        Answered(String title, CniAnswer answer) {
            this(title, answer, "");
        }

        @Override
        public int heldBytes() {
            return answer.length();
        }
    }
}
