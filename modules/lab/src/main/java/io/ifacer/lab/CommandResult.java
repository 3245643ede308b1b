package io.ifacer.lab;

/**
 * What a command left behind.
 *
 * @param exitCode the shell's: 0 for success, 128 + the signal's number for a killed one
 * @param stdout all of standard output, UTF-8
 * @param stderr all of standard error, UTF-8
 */
public record CommandResult(int exitCode, String stdout, String stderr) {
    /** True when the exit code is 0. */
    public boolean succeeded() {
        return exitCode == 0;
    }

    /**
     * This result, if the command succeeded.
     *
     * @throws LabException with exit code and both outputs otherwise
     */
    public CommandResult orThrow() {
        if (!succeeded()) {
            throw new LabException(
                    "a command that succeeds",
                    "exit code " + exitCode + "\nstdout: " + stdout + "\nstderr: " + stderr,
                    "read its standard error above");
        }
        return this;
    }
}
