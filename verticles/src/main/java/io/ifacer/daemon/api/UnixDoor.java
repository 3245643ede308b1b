package io.ifacer.daemon.api;

import io.ifacer.daemon.door.SocketFile;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The API's door on a Unix socket, which stays where clients look for it: when its file is taken away, another is made. */
final class UnixDoor {

    private static final Logger log = LoggerFactory.getLogger("api");

    /** Root reads and changes; its group, to which an operator may give monitoring, reads. */
    private static final String MODE = "rw-rw----";

    private final Vertx vertx;
    private final Router router;
    private final Guests guests;
    private final PeerUser mayChange;
    private final SocketFile file;
    private @Nullable HttpDoor door;
    private long timerId = -1;
    private boolean told;

    private UnixDoor(Vertx vertx, Router router, Guests guests, PeerUser mayChange, SocketFile file) {
        this.vertx = vertx;
        this.router = router;
        this.guests = guests;
        this.mayChange = mayChange;
        this.file = file;
    }

    /**
     * Opens it; what fails leaves nothing behind.
     *
     * @throws IOException when the path cannot be had
     */
    static Future<UnixDoor> open(Vertx vertx, Router router, Guests guests, Path path, PeerUser mayChange)
            throws IOException {
        UnixDoor unix = new UnixDoor(vertx, router, guests, mayChange, SocketFile.prepare(path));
        return unix.show()
                .onFailure(failure -> unix.takeAway())
                .onSuccess(none -> unix.lookAgainSoon())
                .map(unix);
    }

    private Future<Void> show() {
        return HttpDoor.onUnixSocket(vertx, router, guests, file.bindPath(), mayChange)
                .compose(opened -> {
                    HttpDoor old = door;
                    door = opened;
                    try {
                        file.show(MODE);
                    } catch (IOException e) {
                        return Future.failedFuture(e);
                    }
                    return old == null ? Future.succeededFuture() : old.close();
                });
    }

    private void lookAgainSoon() {
        timerId = vertx.setTimer(SocketFile.LOOK_MILLIS, id -> look());
    }

    private void look() {
        if (file.isShown()) {
            told = false;
            lookAgainSoon();
            return;
        }
        again().onComplete(none -> lookAgainSoon())
                .onSuccess(none -> log.warn(
                        "the API socket's file was taken away; it was made again: look for what removes files there"))
                .onFailure(this::tellOnce);
    }

    private Future<Void> again() {
        try {
            file.prepareAgain();
            return show();
        } catch (IOException | RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    private void tellOnce(Throwable failure) {
        if (!told) {
            told = true;
            log.error(
                    "the API socket's file was taken away, and cannot be made again ({}); trying on",
                    failure.getMessage());
        }
    }

    /** No more clients. */
    Future<Void> close() {
        vertx.cancelTimer(timerId);
        takeAway();
        return door == null ? Future.succeededFuture() : door.close();
    }

    private void takeAway() {
        try {
            file.close();
        } catch (IOException e) {
            log.warn("the API socket's file could not be taken away: {}", e.getMessage());
        }
    }
}
