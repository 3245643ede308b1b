package io.ifacer.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The way without a virtual machine, tried inside a lab: its kernel, seen from there, is a machine's own kernel that has
 * bond, VLAN and dummy links.
 */
@ExtendWith(LabExtension.class)
class OwnKernelScenario {
    private static final String SERVE = """
            set -e
            share=$(mktemp -d /run/own-XXXXXX)
            mkdir -p $share/jobs/1
            ln -s "$(readlink -f /run/lab/guest)" $share/guest
            echo 'ip link add bond0 type bond && ip -br link && ! touch /root/written && touch /var/lib/ifacer/written' \
                >$share/jobs/1/script
            mkfifo $share/requests
            exec 5<>$share/requests
            echo 'run 1' >&5
            while read -r verb rest; do
              echo "$verb $rest"
              if [ $verb = done ]; then break; fi
            done < <(/run/lab/guest/own-kernel serve $share <&5)
            cat $share/jobs/1/stdout $share/jobs/1/stderr
            """;

    @Test
    void isFoundWhereTheKernelHasTheLinks(Lab lab) {
        assertThat(lab.run("/run/lab/guest/own-kernel check")).isEqualTo(new CommandResult(0, "", ""));
    }

    @Test
    void isNotFoundWhereItHasNot(Lab lab) {
        // Without CAP_NET_ADMIN the kernel refuses every link: as good as a kernel that lacks them.
        CommandResult result =
                lab.run("setpriv --bounding-set=-net_admin --inh-caps=-net_admin /run/lab/guest/own-kernel check");
        assertThat(result.succeeded()).isFalse();
        assertThat(result.stderr()).isNotEmpty();
    }

    @Test
    void runsCommandsApartFromTheMachine(Lab lab) {
        CommandResult result =
                lab.run(Command.of(SERVE).within(Duration.ofMinutes(10))).orThrow();
        assertThat(result.stdout())
                .startsWith("ready own ")
                .contains("done 1 0")
                .contains("bond0")
                .contains("Read-only file system");
        assertThat(lab.run("ip -br link; ls /var/lib/ifacer").stdout())
                .as("neither links nor files get out")
                .doesNotContain("bond0", "written");
    }
}
