package io.ifacer.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.lab.Command;
import io.ifacer.lab.LinkWatch;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Links of their own that a pod has asked for, to be damaged and seen whole again. */
final class RepairStory implements AutoCloseable {

    private static final Duration DEADLINE = Duration.ofMinutes(3);
    private static final int FIRST_VLAN = 1000;

    /** Puts a new card into the node, with a cable. */
    private static final String PRELUDE = """
            set -e
            plug() { ip link add $1 type veth peer name $1 netns $wires; ip -n $wires link set $1 up; }
            """;

    private final Node node;
    private final String pod;
    private final String config;
    private final Map<String, String> names;
    private final Links links;
    private final LinkWatch watch;

    private RepairStory(Node node, int number, Map<String, String> names, String config) {
        this.node = node;
        this.pod = "pod" + number;
        this.config = config;
        this.links = Links.of(names);
        this.names = new LinkedHashMap<>(names);
        this.names.putAll(Map.of("number", Integer.toString(number), "node", node.name(), "wires", node.wires()));
        this.watch = node.watch();
        links.cards().forEach(node::nic);
        assertThat(node.add(pod, config)).isEqualTo(Repetition.EMPTY_RESULT);
        watch.awaitCarrying(links.carrying(), DEADLINE);
    }

    /** @param number tells this story's links from others' */
    static RepairStory of(Damage damage, Node node, int number) {
        return damage.isOnBond() ? ofBond(node, number) : ofVlan(node, number);
    }

    private static RepairStory ofVlan(Node node, int number) {
        int id = FIRST_VLAN + number;
        String nic = "ens" + number + 'p';
        // the MTU is asked for, so that another one is drift
        String config = Config.of("\"interfaces\":[\"" + nic + "\"],\"vlanID\":" + id + ",\"mtu\":1400");
        return new RepairStory(node, number, Map.of("nic", nic, "vlan", nic + '.' + id), config);
    }

    private static RepairStory ofBond(Node node, int number) {
        int id = FIRST_VLAN + number;
        String port = "ens" + number;
        String bond = "bond" + number;
        String config = Config.of(("'interfaces':['" + port + "a','" + port + "b'],'vlanID':" + id + ",'mtu':1400,"
                        + "'bond':{'name':'" + bond + "','mode':1,'options':'primary=" + port + "a;resend_igmp=3'}")
                .replace('\'', '"'));
        Map<String, String> names = Map.of(
                "port1", port + 'a', "port2", port + 'b', "spare", port + 's', "bond", bond, "vlan", bond + '.' + id);
        return new RepairStory(node, number, names, config);
    }

    /** Does the damage, and waits until the kernel's own notifications show the links as they were. */
    Healing suffer(Damage damage) {
        String namesBefore = node.linkNames();
        int start = watch.mark();
        run(damage.script());
        int damaged = watch.mark();
        int done = damaged;
        if (!damage.giveBack().isEmpty()) {
            run(damage.giveBack());
            done = watch.mark();
        }
        String clock = names.getOrDefault(damage.returning(), "");
        HealingSearch search = new HealingSearch(links, start, clock.isEmpty() ? start : damaged, clock, done);
        Healing healing = watch.await(search::in, "the links as they were before '" + damage + "'", DEADLINE);
        assertThat(node.linkNames()).as("links left over or missing").isEqualTo(namesBefore);
        return healing;
    }

    private void run(String script) {
        Command command = Command.of(PRELUDE + script);
        for (Map.Entry<String, String> name : names.entrySet()) {
            command = command.with(name.getKey(), name.getValue());
        }
        node.run(command).orThrow();
    }

    /** Takes the pod and its links away, so that the next story finds a small node. */
    @Override
    public void close() {
        watch.close();
        node.del(pod, config);
        node.run("for link in " + String.join(" ", links.all()) + "; do ip link del $link 2>/dev/null; done; true");
    }
}
