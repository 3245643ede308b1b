package io.ifacer.daemon.door;

import java.io.IOException;

/** A door that cannot be opened; says what was found at the path and what to do about it. */
public final class DoorException extends IOException {

    DoorException(String message) {
        super(message);
    }
}
