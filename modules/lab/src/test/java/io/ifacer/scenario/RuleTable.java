package io.ifacer.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.lab.CommandResult;
import io.ifacer.lab.Lab;
import io.ifacer.lab.LinkRequestCounter;
import io.ifacer.lab.LinkRequests;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The kernel's rules for links, each put to the test by an ADD, and what came of it; {@link #close} prints them all.
 *
 * <p>The rules are numbered as they were measured on Linux 6.1.
 */
final class RuleTable implements AutoCloseable {

    private static final Pattern ERROR = Pattern.compile("\"code\":(\\d+),\"msg\":\"(.*?)\"[,}]");
    private static final LinkRequests NO_REQUEST = new LinkRequests(0, 0, 0);

    private final LinkRequestCounter counter;
    private final List<String> lines = new ArrayList<>();

    RuleTable(Lab lab) {
        this.counter = lab.countLinkRequests();
    }

    /** ifacer refuses: the node is as it was, and the kernel was asked for nothing. */
    void refused(int rule, Node node, String config, int code, String... words) {
        String before = node.allLinks();
        LinkRequests start = counter.read();
        CommandResult result = node.add("rule" + rule, config);
        assertThat(counter.read().since(start)).isEqualTo(NO_REQUEST);
        assertRefused(result, code, words);
        assertThat(node.allLinks()).isEqualTo(before);
        tell(rule, "refused, nothing sent", quoted(result));
    }

    /** The kernel refuses on the way: what was done by then is undone. */
    void takenBack(int rule, Node node, String config, int code, String... words) {
        String before = node.allLinks();
        CommandResult result = node.add("rule" + rule, config);
        assertRefused(result, code, words);
        assertThat(node.allLinks()).isEqualTo(before);
        tell(rule, "refused by the kernel, all taken back", quoted(result));
    }

    /** ifacer keeps the rule by the order of what it does, or the kernel does the rest: ADD succeeds. */
    LinkRequests succeeds(int rule, Node node, String config, String why) {
        LinkRequests start = counter.read();
        assertThat(node.add("rule" + rule, config)).isEqualTo(Repetition.EMPTY_RESULT);
        tell(rule, "succeeds", why);
        return counter.read().since(start);
    }

    private static void assertRefused(CommandResult result, int code, String... words) {
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.stdout()).contains("\"code\":" + code + ",").contains(words);
    }

    private void tell(int rule, String outcome, String detail) {
        lines.add(String.format("rule %2d | %s | %s", rule, outcome, detail));
    }

    private static String quoted(CommandResult result) {
        Matcher error = ERROR.matcher(result.stdout());
        return error.find() ? error.group(1) + " " + error.group(2) : result.stdout();
    }

    @Override
    public void close() {
        counter.close();
        lines.stream().sorted().forEach(System.out::println);
    }
}
