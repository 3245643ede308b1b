/*
 * One request and its answer over one connection to the socket of ifacerd.
 */
#include "wire.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

size_t wire_path_limit_bytes(void)
{
    return sizeof((struct sockaddr_un *)NULL)->sun_path - 1;
}

static bool would_block(int error_number)
{
    return error_number == EAGAIN || error_number == EWOULDBLOCK || error_number == EINTR;
}

static void end(struct exchange *exchange, enum ending ending, int error_number)
{
    exchange->ending = ending;
    exchange->error_number = error_number;
}

/*
 * Never returns 0, 1 or 2. Started without stdin, stdout or stderr, the process would get such a number for its socket,
 * and a line meant for the container runtime, ours or the C library's, could end up at the daemon.
 */
static int open_socket(void)
{
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

    if (fd < 0 || fd > STDERR_FILENO)
        return fd;
    int lifted = fcntl(fd, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    int error_number = errno;
    (void)close(fd);
    errno = error_number;
    return lifted;
}

/*
 * poll(2) cannot wait for a Unix socket to connect: when the listener's queue is full a non-blocking connect fails with
 * EAGAIN at once and leaves nothing to wait for. A blocking one sleeps until there is room, and for SO_SNDTIMEO at most
 * (unix_stream_connect and unix_wait_for_peer in net/unix/af_unix.c). A burst of pods fills that queue.
 */
static int connect_until(int fd, const char *path, struct deadline deadline)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    int left_millis;

    memcpy(address.sun_path, path, strlen(path) + 1);
    while ((left_millis = deadline_left_millis(deadline)) > 0) {
        struct timeval left = {.tv_sec = left_millis / 1000, .tv_usec = (left_millis % 1000) * 1000};
        if (setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &left, sizeof left) != 0)
            return errno;
        if (connect(fd, (const struct sockaddr *)&address, sizeof address) == 0)
            return 0;
        if (!would_block(errno))
            return errno;
    }
    return EAGAIN;
}

/*
 * Returns false when the exchange is over. A daemon that closes early ends the sending, not the exchange: its answer
 * may already lie in our receive queue.
 */
static bool send_some(int fd, const char *request, struct exchange *exchange, bool *sending)
{
    size_t left_bytes = exchange->request_bytes - exchange->sent_bytes;
    ssize_t count = send(fd, request + exchange->sent_bytes, left_bytes, MSG_DONTWAIT | MSG_NOSIGNAL);

    if (count < 0 && (errno == EPIPE || errno == ECONNRESET)) {
        *sending = false;
        return true;
    }
    if (count < 0 && !would_block(errno)) {
        end(exchange, ENDED_BY_ERRNO, errno);
        return false;
    }
    if (count > 0)
        exchange->sent_bytes += (size_t)count;
    if (exchange->sent_bytes == exchange->request_bytes) {
        *sending = false;
        (void)shutdown(fd, SHUT_WR);
    }
    return true;
}

/* Returns whether more may come. */
static bool receive_some(int fd, struct exchange *exchange)
{
    size_t room_bytes = sizeof exchange->received - exchange->received_bytes;
    ssize_t count = recv(fd, exchange->received + exchange->received_bytes, room_bytes, MSG_DONTWAIT);

    if (count < 0 && would_block(errno))
        return true;
    /*
     * The kernel hands out queued bytes first and then reports ECONNRESET when the daemon closed without reading all
     * we sent (unix_release_sock): that is its way of ending an answer to a request it refused, or of dying.
     */
    if (count == 0 || (count < 0 && errno == ECONNRESET)) {
        end(exchange, ENDED_BY_DAEMON, 0);
        return false;
    }
    if (count < 0) {
        end(exchange, ENDED_BY_ERRNO, errno);
        return false;
    }
    exchange->received_bytes += (size_t)count;
    if (exchange->received_bytes <= ANSWER_LIMIT_BYTES)
        return true;
    end(exchange, ENDED_BY_LIMIT, 0);
    return false;
}

/*
 * Bytes that keep coming do not put the deadline off: behind it poll returns at the first moment in which the socket is
 * not ready, and one that is always ready soon reaches the bound of the answer.
 */
static void converse(int fd, const char *request, struct deadline deadline, struct exchange *exchange)
{
    bool sending = true;

    for (;;) {
        short revents = 0;
        int ready = await_fd(fd, sending ? POLLIN | POLLOUT : POLLIN, deadline, &revents);
        if (ready <= 0) {
            end(exchange, ready == 0 ? ENDED_BY_DEADLINE : ENDED_BY_ERRNO, -ready);
            return;
        }
        if (sending && (revents & POLLOUT) && !send_some(fd, request, exchange, &sending))
            return;
        if ((revents & ~POLLOUT) && !receive_some(fd, exchange))
            return;
    }
}

void wire_exchange(const char *path, const char *request, size_t length, struct deadline deadline, struct exchange *to)
{
    to->connected = false;
    to->request_bytes = length;
    to->sent_bytes = 0;
    to->received_bytes = 0;

    int fd = open_socket();
    if (fd < 0) {
        end(to, ENDED_BY_ERRNO, errno);
        return;
    }
    int error_number = connect_until(fd, path, deadline);
    if (error_number == 0) {
        to->connected = true;
        converse(fd, request, deadline, to);
    } else {
        end(to, error_number == EAGAIN ? ENDED_BY_DEADLINE : NOT_CONNECTED, error_number);
    }
    (void)close(fd);
}
