package io.ifacer.shim;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** What every part of the contract starts from: a binary, and an empty run directory in which no daemon listens yet. */
abstract class ShimContract {

    static final int ONE_MIB = 1024 * 1024;

    private final Binary binary;

    @TempDir
    Path runFolder;

    ShimContract(Binary binary) {
        this.binary = binary;
    }

    /** The plugin asked to do this command, with a configuration on stdin. */
    Shim shim(String command) {
        return new Shim(binary, runFolder).command(command);
    }

    Shim shimWithoutCommand() {
        return new Shim(binary, runFolder);
    }

    Path socket() {
        return runFolder.resolve("cni.sock");
    }
}
