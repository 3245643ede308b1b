package io.ifacer.ctl;

/** What a script can tell from the exit code. */
final class ExitCode {

    static final int OK = 0;

    /** Something on the node is not as wanted, or a configuration is not usable. */
    static final int NOT_AS_WANTED = 1;

    /** The command line is wrong; picocli's own. */
    static final int USAGE = 2;

    /** The daemon does not answer. */
    static final int DAEMON_AWAY = 3;

    /** The daemon refused. */
    static final int REFUSED = 4;

    private ExitCode() {}
}
