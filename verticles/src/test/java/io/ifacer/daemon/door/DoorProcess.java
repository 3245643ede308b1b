package io.ifacer.daemon.door;

import java.io.IOException;
import java.nio.file.Path;

/** A process with a door that echoes, for tests of what one process is to another. */
final class DoorProcess {

    private DoorProcess() {}

    public static void main(String[] args) throws IOException {
        DoorSettings settings = DoorSettings.defaults(Path.of(args[0])).withAllowedUid(Integer.parseInt(args[1]));
        CniDoor door = CniDoor.open(settings, DoorTest.ECHO, DoorTest.OWN_ANSWERS);
        System.out.println("open");
        door.ended().join();
    }
}
