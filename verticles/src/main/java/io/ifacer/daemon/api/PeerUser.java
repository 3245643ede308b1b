package io.ifacer.daemon.api;

import io.netty.channel.Channel;
import io.netty.channel.socket.nio.NioChannelOption;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.attribute.UserPrincipal;
import jdk.net.ExtendedSocketOptions;
import jdk.net.UnixDomainPrincipal;

/**
 * Who is at the other end of a Unix socket, as the kernel says (SO_PEERCRED, unix(7)). Vert.x does not pass this on, so that
 * its connection is asked for the channel below it.
 */
final class PeerUser {

    private final UserPrincipal allowed;

    /** @param uid the user whose processes may change something */
    PeerUser(int uid) {
        try {
            // a name made of digits alone is taken for a uid where there is no user of that name
            allowed = FileSystems.getDefault()
                    .getUserPrincipalLookupService()
                    .lookupPrincipalByName(Integer.toString(uid));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the peer is a process of the allowed user; false where that cannot be told. */
    boolean isAtOtherEndOf(HttpConnection connection) {
        if (!(connection instanceof ConnectionBase base)) {
            return false;
        }
        Channel channel = base.channel();
        UnixDomainPrincipal peer = channel.config().getOption(NioChannelOption.of(ExtendedSocketOptions.SO_PEERCRED));
        return peer != null && peer.user().equals(allowed);
    }
}
