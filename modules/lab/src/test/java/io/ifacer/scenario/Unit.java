package io.ifacer.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.lab.Command;
import io.ifacer.lab.CommandResult;
import io.ifacer.lab.Lab;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** The shipped systemd unit, installed in a lab that runs under systemd, with what a test adds to it. */
final class Unit {

    private static final Duration DEADLINE = Duration.ofMinutes(15);
    private static final String FOLDER = "/usr/local/lib/ifacer";
    private static final String LOG = "/run/lab/ifacerd.log";

    private final Lab lab;
    private final String name;

    private Unit(Lab lab, String name) {
        this.lab = lab;
        this.name = name;
    }

    /** Installs ifacer and its unit as the README says. */
    static Unit install(Lab lab) {
        Unit unit = new Unit(lab, "ifacerd");
        unit.run("mkdir -p " + FOLDER + " && mount --bind " + Node.builtTree() + " " + FOLDER);
        unit.copyFrom(Node.checkout() + "/deploy/host/ifacerd.service");
        unit.adapt(
                "10-lab",
                "[Service]\n" + variables(Node.PATIENCE)
                        + variables(Map.of("JAVA_HOME", System.getProperty("java.home"))) + "StandardOutput=append:"
                        + LOG + "\nStandardError=append:" + LOG + "\nTimeoutStartSec=10min\n");
        return unit;
    }

    /** Another unit of the same words. */
    Unit copy(String copiedName) {
        Unit copy = new Unit(lab, copiedName);
        copy.copyFrom(file());
        run("cp -r " + file() + ".d " + copy.file() + ".d && systemctl daemon-reload");
        return copy;
    }

    private void copyFrom(String source) {
        run("cp " + source + " " + file() + " && systemctl daemon-reload");
    }

    private String file() {
        return "/etc/systemd/system/" + name + ".service";
    }

    /** Adds settings, as {@code systemctl edit} does; they win over those before. */
    void adapt(String title, String text) {
        String folder = file() + ".d";
        lab.run(Command.of("mkdir -p " + folder + " && cat >" + folder + "/" + title
                                + ".conf && systemctl daemon-reload")
                        .withStdin(text))
                .orThrow();
    }

    /** Environment of the daemon, for one test. */
    void adapt(Map<String, String> environment) {
        adapt("20-test", "[Service]\n" + variables(environment));
    }

    private static String variables(Map<String, String> environment) {
        return environment.entrySet().stream()
                .map(variable -> "Environment=" + variable.getKey() + "=" + variable.getValue() + "\n")
                .collect(Collectors.joining());
    }

    /** As it is shipped, not running, and without a past. */
    void reset() {
        lab.run(within("systemctl stop " + name + "; systemctl reset-failed " + name + "; rm -f " + file()
                + ".d/20-test.conf " + LOG + "; rm -rf /var/lib/ifacer /run/ifacer; systemctl daemon-reload"));
    }

    /** Starts it and waits for what becomes of that. */
    CommandResult start() {
        return lab.run(within("systemctl start " + name));
    }

    void startWithoutWaiting() {
        run("systemctl start --no-block " + name);
    }

    void stop() {
        lab.run(within("systemctl stop " + name)).orThrow();
    }

    /** To its main process. */
    void signal(String signal) {
        run("kill -" + signal + " " + show("MainPID"));
    }

    /** What the service manager has of it. */
    String show(String property) {
        return run("systemctl show -P " + property + " " + name).strip();
    }

    /** Waits until the service manager has this of it. */
    void await(String property, String pattern) {
        String script = "until value=$(systemctl show -P " + property + " " + name + ") && [[ $value =~ ^(" + pattern
                + ")$ ]]; do sleep 0.2; done";
        assertThat(lab.run(within("timeout 800 bash -c '" + script + "' || systemctl status -l --no-pager " + name)))
                .as("%s of %s to be %s; log: %s", property, name, pattern, log())
                .isEqualTo(new CommandResult(0, "", ""));
    }

    /** What the daemon has said since {@link #reset}. */
    String log() {
        return lab.run("cat " + LOG).stdout();
    }

    /** A file of its main process's in /proc. */
    String process(String file) {
        return run("cat /proc/" + show("MainPID") + "/" + file);
    }

    /** An ADD through the installed plugin. */
    CommandResult add(String container, String config) {
        String script = "CNI_COMMAND=ADD CNI_CONTAINERID=" + container + " CNI_NETNS=/run/netns/" + container
                + " CNI_IFNAME=eth0 CNI_PATH=/opt/cni/bin " + FOLDER + "/bin/ifacer";
        return lab.run(within(script)
                .with("IFACER_TIMEOUT_MILLIS", Node.PLUGIN_TIMEOUT_MILLIS)
                .withStdin(config));
    }

    /** {@code ifacerctl}, as root. */
    String ctl(String arguments) {
        return run(FOLDER + "/bin/ifacerctl " + arguments);
    }

    private String run(String script) {
        return lab.run(within(script)).orThrow().stdout();
    }

    private static Command within(String script) {
        return Command.of(script).within(DEADLINE);
    }
}
