package io.ifacer.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.lab.CommandResult;
import io.ifacer.lab.Lab;
import io.ifacer.lab.LinkRequestCounter;
import io.ifacer.lab.LinkRequests;

/** An ADD for what is there already. */
final class Repetition {

    static final CommandResult EMPTY_RESULT = new CommandResult(0, "{\"cniVersion\":\"0.3.1\",\"dns\":{}}", "");

    private Repetition() {}

    /** Counted in the kernel itself, not by the daemon: no request, and the same links as before. */
    static void assertNothingIsDoneAgain(Lab lab, Node node, String config, String... links) {
        String before = ifindexes(node, links);
        try (LinkRequestCounter counter = lab.countLinkRequests()) {
            LinkRequests start = counter.read();
            assertThat(node.add("again", config)).isEqualTo(EMPTY_RESULT);
            assertThat(counter.read().since(start)).isEqualTo(new LinkRequests(0, 0, 0));
        }
        assertThat(ifindexes(node, links)).isEqualTo(before);
    }

    private static String ifindexes(Node node, String... links) {
        StringBuilder all = new StringBuilder();
        for (String link : links) {
            all.append(link).append('=').append(node.attribute(link, "ifindex")).append(' ');
        }
        return all.toString();
    }
}
