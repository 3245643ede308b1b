/*
 * Writing to stdout under a deadline: a runtime that stopped reading must not leave a plugin process behind.
 */
#include "stdout.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "clock.h"
#include "limits.h"

/* A pipe that poll calls writable takes this much without blocking (PIPE_BUF; pipe_poll in fs/pipe.c). */
#define CHUNK_BYTES 4096

static bool complain(const char *why, size_t written_bytes, size_t length)
{
    (void)fprintf(stderr, "ifacer: cannot write the answer to stdout (%zu of %zu bytes written): %s\n", written_bytes,
                  length, why);
    return false;
}

bool stdout_write(const char *bytes, size_t length)
{
    struct deadline deadline = deadline_after_millis(STDOUT_MILLIS);
    size_t written_bytes = 0;

    while (written_bytes < length) {
        short revents = 0;
        int ready = await_fd(STDOUT_FILENO, POLLOUT, deadline, &revents);
        if (ready <= 0)
            return complain(ready == 0 ? "nobody reads it" : strerror(-ready), written_bytes, length);
        size_t left_bytes = length - written_bytes;
        size_t chunk_bytes = left_bytes < CHUNK_BYTES ? left_bytes : CHUNK_BYTES;
        ssize_t count = write(STDOUT_FILENO, bytes + written_bytes, chunk_bytes);
        if (count < 0 && errno != EINTR && errno != EAGAIN)
            return complain(strerror(errno), written_bytes, length);
        if (count > 0)
            written_bytes += (size_t)count;
    }
    return true;
}
