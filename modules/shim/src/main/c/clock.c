/*
 * Deadlines on the monotonic clock, and waiting for a file descriptor until one of them.
 */
#include "clock.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <time.h>

#define NANOS_PER_MILLI INT64_C(1000000)

int64_t now_nanos(void)
{
    struct timespec now;

    /* Cannot fail: CLOCK_MONOTONIC is always there on Linux and the address is ours. */
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 * NANOS_PER_MILLI + now.tv_nsec;
}

struct deadline deadline_after_millis(int64_t millis)
{
    return (struct deadline){now_nanos() + millis * NANOS_PER_MILLI};
}

struct deadline deadline_earlier(struct deadline one, struct deadline other)
{
    return one.at_nanos < other.at_nanos ? one : other;
}

int deadline_left_millis(struct deadline deadline)
{
    int64_t left_nanos = deadline.at_nanos - now_nanos();

    if (left_nanos <= 0)
        return 0;
    int64_t left_millis = (left_nanos + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI;
    return left_millis < INT_MAX ? (int)left_millis : INT_MAX;
}

int await_fd(int fd, short events, struct deadline deadline, short *revents)
{
    for (;;) {
        struct pollfd entry = {.fd = fd, .events = events};
        int left_millis = deadline_left_millis(deadline);
        int ready = poll(&entry, 1, left_millis);

        if (ready > 0) {
            *revents = entry.revents;
            return 1;
        }
        if (ready < 0 && errno != EINTR)
            return -errno;
        if (ready == 0 && left_millis == 0)
            return 0;
    }
}
