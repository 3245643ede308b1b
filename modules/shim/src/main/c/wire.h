/*
 * One request and its answer over one connection to the socket of ifacerd.
 */
#ifndef IFACER_WIRE_H
#define IFACER_WIRE_H

#include <stdbool.h>
#include <stddef.h>

#include "clock.h"
#include "limits.h"

enum ending {
    ENDED_BY_DAEMON,   /* the connection was closed; what was received is the answer, or its beginning */
    ENDED_BY_DEADLINE, /* the deadline passed while connecting, sending or receiving */
    ENDED_BY_LIMIT,    /* more than ANSWER_LIMIT_BYTES came */
    ENDED_BY_ERRNO,    /* a system call failed that does not fail because of the daemon */
    NOT_CONNECTED,     /* nobody listens there, or we are not let in */
};

struct exchange {
    enum ending ending;
    int error_number; /* of ENDED_BY_ERRNO and NOT_CONNECTED */
    bool connected;
    size_t request_bytes, sent_bytes, received_bytes;
    char received[ANSWER_LIMIT_BYTES + 1]; /* one more, to notice an answer that is too long */
};

/*
 * Connects to path, sends the request, half-closes, and receives until the daemon closes. Sending and receiving go on
 * side by side: ifacerd may refuse a request before it has read all of it, and neither side may wait for the other.
 */
void wire_exchange(const char *path, const char *request, size_t length, struct deadline deadline, struct exchange *to);

/* The longest path that a socket address holds without its NUL: sizeof sun_path - 1, 107 on Linux (unix(7)). */
size_t wire_path_limit_bytes(void);

#endif
