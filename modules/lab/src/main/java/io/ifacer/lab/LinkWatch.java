package io.ifacer.lab;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A second ear at the kernel: {@code ip monitor} in a namespace of the lab, each notification with the time at which it
 * was received there. Owned by one thread.
 *
 * <p>The clock is the lab's, so that times can be compared with each other, whatever the way to this JVM took.
 */
public final class LinkWatch implements AutoCloseable {

    private static final Duration START_DEADLINE = Duration.ofMinutes(3);

    /**
     * The pipe and `cat` take what is printed, so that a slow file does not hold up the next notification's time. ip does
     * not say when it has subscribed: lo is told its alias again until that is reported.
     */
    private static final String WATCH = """
            coproc monitor { exec ip -ts -d -o -rcvbuf 8388608 monitor link; }
            until read -r -t 0.2 -u "${monitor[0]}"; do ip link set lo alias watched; done
            echo listening
            exec cat <&"${monitor[0]}"
            """;

    private final LabNamespace namespace;
    private final RunningCommand watch;
    private final List<LinkNotification> parsed = new ArrayList<>();
    private int parsedChars;
    private int marks;

    LinkWatch(LabNamespace namespace) {
        this.namespace = namespace;
        this.watch = namespace.start(Command.of(WATCH).within(Duration.ofHours(1)));
        watch.awaitLine(Pattern.compile("^listening$"), START_DEADLINE);
    }

    /** The notifications so far, lo's left out: it is what this watch itself changes. */
    public List<LinkNotification> notifications() {
        return parse(watch.stdout());
    }

    /**
     * Waits until everything that the kernel has told by now is here.
     *
     * @return the number of notifications so far
     */
    public int mark() {
        String mark = "mark" + ++marks;
        namespace.run("ip link set lo alias " + mark).orThrow();
        return watch.awaitOutput(
                output -> output.contains(" alias " + mark + '\n')
                        ? Optional.of(parse(output).size())
                        : Optional.empty(),
                "the mark " + mark,
                START_DEADLINE);
    }

    /**
     * Waits until the notifications show something.
     *
     * @param look what is looked for, in the list of all so far
     * @param wanted the same in words, for the error message
     * @throws LabException when it has not come by then
     */
    public <T> T await(Look<T> look, String wanted, Duration deadline) {
        return watch.awaitOutput(output -> look.in(parse(output)), wanted, deadline);
    }

    /** Waits until the notifications since the start of this watch show all of these links, and that they carry frames. */
    public void awaitCarrying(Collection<String> links, Duration deadline) {
        Look<Boolean> carrying = notifications -> {
            LinkPicture picture = new LinkPicture();
            notifications.forEach(picture::take);
            return Optional.of(true).filter(yes -> picture.carry(links));
        };
        await(carrying, "all of " + links + " up, with a carrier", deadline);
    }

    /** What is looked for. */
    public interface Look<T> {
        /** It, if the notifications show it. */
        Optional<T> in(List<LinkNotification> notifications);
    }

    /** Output only ever grows, and each line is parsed once. */
    private List<LinkNotification> parse(String output) {
        int end = output.lastIndexOf('\n') + 1; // the last line may not be whole yet
        if (end > parsedChars) {
            output.substring(parsedChars, end)
                    .lines()
                    .flatMap(line -> LinkNotification.parse(line).stream())
                    .filter(news -> !news.name().equals("lo"))
                    .forEach(parsed::add);
            parsedChars = end;
        }
        return List.copyOf(parsed);
    }

    @Override
    public void close() {
        watch.close();
    }
}
