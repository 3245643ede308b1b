package io.ifacer.daemon.bus;

/** The failure codes of commands that were on the bus when the engine failed. */
public final class EngineFailures {

    /** The engine failed on this command, or may have: no use in asking the same again. */
    public static final int OF_THIS = 1;

    /** It failed on something else: the same command may well be met by the engine that comes next. */
    public static final int OF_ANOTHER = 2;

    private EngineFailures() {}
}
