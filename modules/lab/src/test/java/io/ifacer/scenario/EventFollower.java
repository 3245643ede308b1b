package io.ifacer.scenario;

import io.ifacer.lab.Command;
import io.ifacer.lab.RunningCommand;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A client on the node that follows the events: what it has been told by now, as the JSON of each. */
final class EventFollower implements AutoCloseable {

    private static final Duration DEADLINE = Duration.ofMinutes(3);
    private static final String SOCKET = "/run/api.sock";

    /** A line of the stream as Server-Sent Events, or of JSON alone. */
    private static final Pattern EVENT = Pattern.compile("^(?:data: )?(\\{.*})$", Pattern.MULTILINE);

    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-z]+-([0-9]+))\"");

    private final RunningCommand client;

    private EventFollower(Node node, String script) {
        client = node.start(Command.of("exec " + script).within(Duration.ofHours(1)));
    }

    /** Server-Sent Events after the one with this id; from the first on when it is empty. */
    static EventFollower bySse(Node node, String lastId) {
        String place = lastId.isEmpty() ? "" : " -H 'Last-Event-ID: " + lastId + "'";
        return new EventFollower(
                node, curl(node, lastId.isEmpty() ? "?after=oldest" : "") + " -H 'Accept: text/event-stream'" + place);
    }

    /** Lines of JSON, from the first on. */
    static EventFollower byNdjson(Node node) {
        return new EventFollower(node, curl(node, "?after=oldest"));
    }

    /** The command line for people, or for their scripts. */
    static EventFollower byIfacerctl(Node node) {
        return new EventFollower(
                node,
                node.pluginFolder() + "/ifacerctl events --follow --output json --socket " + node.directory() + SOCKET);
    }

    private static String curl(Node node, String query) {
        return "curl -sSN --unix-socket " + node.directory() + SOCKET + " 'http://localhost/v1/events" + query + "'";
    }

    /** Waits for an event whose JSON has this in it: all events up to that one. */
    List<String> awaitTo(String part) {
        return client.awaitOutput(output -> upTo(part, events(output)), "an event with " + part, DEADLINE);
    }

    private static Optional<List<String>> upTo(String part, List<String> events) {
        return IntStream.range(0, events.size())
                .filter(at -> events.get(at).contains(part))
                .mapToObj(at -> events.subList(0, at + 1))
                .findFirst();
    }

    private static List<String> events(String output) {
        String whole = output.substring(0, output.lastIndexOf('\n') + 1);
        return EVENT.matcher(whole).results().map(event -> event.group(1)).toList();
    }

    static String id(String event) {
        return find(event).group(1);
    }

    static int sequence(String event) {
        return Integer.parseInt(find(event).group(2));
    }

    private static MatchResult find(String event) {
        Matcher id = ID.matcher(event);
        return Optional.of(id)
                .filter(Matcher::find)
                .orElseThrow(() -> new IllegalStateException("wanted an event with an id, found " + event));
    }

    /** Cuts the connection. */
    @Override
    public void close() {
        client.close();
    }
}
