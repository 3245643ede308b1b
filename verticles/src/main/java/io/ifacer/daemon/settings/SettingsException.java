package io.ifacer.daemon.settings;

import java.util.List;

/** Settings that cannot be used; the message has one line for each fault. */
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SettingsException(List<String> faults) {
        super(String.join("\n", faults));
    }
}
