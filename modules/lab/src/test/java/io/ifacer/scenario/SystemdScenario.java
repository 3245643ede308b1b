package io.ifacer.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.lab.Lab;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The unit as it is shipped, under the real systemd. */
class SystemdScenario {

    /** What the README quotes, and room for what another systemd counts in addition. */
    private static final double MOST_EXPOSED = 2.5;

    private static Lab lab;
    private static Unit unit;

    @BeforeAll
    static void install() {
        lab = Lab.bootWithServiceManager();
        unit = Unit.install(lab);
        lab.run("ip link add ens1 type dummy && ip link add ens2 type dummy && ip link add ens3 type dummy")
                .orThrow();
    }

    @AfterAll
    static void end() {
        if (lab != null) {
            lab.close();
        }
    }

    @BeforeEach
    void reset() {
        unit.reset();
    }

    @Test
    void itIsActiveWhenRequestsAreServedAndNotBefore() {
        unit.startWithoutWaiting();
        unit.await("MainPID", "[1-9][0-9]*");
        unit.signal("STOP");
        assertThat(unit.show("ActiveState")).isEqualTo("activating");
        assertThat(lab.run("test -S /run/ifacer/cni.sock").exitCode()).isEqualTo(1);

        unit.signal("CONT");
        unit.await("ActiveState", "active");
        assertThat(lab.run("test -S /run/ifacer/cni.sock").exitCode()).isZero();
        assertThat(unit.show("StatusText")).isEqualTo("ready: CNI requests are served");

        unit.stop();
        assertThat(unit.show("ActiveState")).isEqualTo("inactive");
        assertThat(unit.show("Result")).isEqualTo("success");
    }

    @Test
    void withinItsBoundsItMakesVlansAndBondsAndMendsThem() {
        lab.run("modprobe -r 8021q bonding").orThrow();
        unit.adapt(Map.of("IFACER_API_PORT", "9469", "IFACER_LINKS_AUDIT_SECONDS", "1"));
        unit.start().orThrow();
        assertThat(lab.run("ls /sys/module/bonding/parameters /sys/module/8021q")
                        .exitCode())
                .isZero();
        assertThat(unit.process("status"))
                .containsPattern("CapBnd:\\s0000000000001000")
                .containsPattern("Seccomp:\\s2");
        lab.run("ip netns add pod1 && ip netns add pod2").orThrow();

        assertThat(unit.add("pod1", Config.vlan("ens3", 100))).isEqualTo(Repetition.EMPTY_RESULT);
        assertThat(unit.add("pod2", Config.bond("bond0", "1", "", 200, "ens1", "ens2")))
                .isEqualTo(Repetition.EMPTY_RESULT);
        assertThat(links())
                .contains("ens3.100@ens3", "vlan protocol 802.1Q id 100", "bond0.200@bond0", "id 200")
                .contains("bond mode active-backup", "ens1: <BROADCAST,NOARP,SLAVE,UP");

        lab.run("ip link del bond0.200").orThrow();
        awaitLog("link.repaired +bond0.200");
        lab.run("ip netns del pod1").orThrow();
        awaitLog("attachment.expired +macvlan-conf/pod1");
        assertThat(unit.ctl("status")).contains("attachments  1");
        assertThat(lab.run(
                                "exec 3<>/dev/tcp/127.0.0.1/9469; printf 'GET /readyz HTTP/1.1\\r\\nHost: localhost:9469\\r\\n"
                                        + "Connection: close\\r\\n\\r\\n' >&3; cat <&3")
                        .stdout())
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void oneThatHangsIsStartedAnewAndKnowsItsPods() {
        unit.start().orThrow();
        lab.run("ip netns add pod3").orThrow(); // a pod whose namespace is not there is gone
        assertThat(unit.add("pod3", Config.vlan("ens3", 300))).isEqualTo(Repetition.EMPTY_RESULT);
        String hanging = unit.show("MainPID");

        unit.signal("STOP");
        unit.await("NRestarts", "1");
        unit.await("ActiveState", "active");

        assertThat(unit.show("MainPID")).isNotEqualTo(hanging);
        assertThat(unit.log()).as("on the way: the stacks of its threads").contains("Full thread dump");
        assertThat(unit.ctl("explain ens3.300")).contains("pod3");
    }

    @Test
    void wrongSettingsAreShownAndNotTriedAgain() {
        unit.adapt(Map.of("IFACER_API_PORT", "many"));

        assertThat(unit.start().exitCode()).isNotZero();
        assertFailed(unit, "78");
        assertThat(unit.show("StatusText")).contains("setting api.port", "'many'");
    }

    @Test
    void aSecondDaemonIsShownAsFailedAndLeavesTheFirstAlone() {
        unit.start().orThrow();
        Unit second = unit.copy("ifacerd-second");

        assertThat(second.start().exitCode()).isNotZero();
        assertFailed(second, "73");
        assertThat(second.show("StatusText")).contains("belongs to a daemon that is running");
        assertThat(unit.show("ActiveState")).isEqualTo("active");
        assertThat(unit.add("pod4", Config.vlan("ens3", 400))).isEqualTo(Repetition.EMPTY_RESULT);
    }

    private static void assertFailed(Unit failed, String exitCode) {
        assertThat(failed.show("ActiveState")).isEqualTo("failed");
        assertThat(failed.show("Result")).isEqualTo("exit-code");
        assertThat(failed.show("ExecMainStatus")).isEqualTo(exitCode);
        assertThat(failed.show("NRestarts")).isEqualTo("0");
    }

    @Test
    void whatFailsAgainAndAgainIsLeftAloneInTheEnd() {
        unit.adapt("20-test", "[Service]\nExecStart=\nExecStart=/bin/sh -c 'exit 70'\n");
        unit.startWithoutWaiting();

        unit.await("ActiveState", "failed");
        assertThat(unit.show("ExecMainStatus")).isEqualTo("70");
        assertThat(Integer.parseInt(unit.show("NRestarts"))).isGreaterThanOrEqualTo(19);
    }

    @Test
    void littleOfTheNodeIsOpenToIt() {
        String table = lab.run("systemd-analyze security --no-pager ifacerd").stdout();
        Matcher found =
                Pattern.compile("exposure level for ifacerd.service: ([0-9.]+)").matcher(table);

        assertThat(found.find()).as(table).isTrue();
        assertThat(Double.parseDouble(found.group(1))).as(table).isLessThanOrEqualTo(MOST_EXPOSED);
    }

    private static String links() {
        return lab.run("ip -d link").orThrow().stdout();
    }

    private static void awaitLog(String regex) {
        lab.run("timeout 240 bash -c 'until grep -qE \"" + regex + "\" /run/lab/ifacerd.log; do sleep 0.2; done'")
                .orThrow();
    }
}
