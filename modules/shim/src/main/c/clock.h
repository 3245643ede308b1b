/*
 * Deadlines on the monotonic clock, and waiting for a file descriptor until one of them.
 */
#ifndef IFACER_CLOCK_H
#define IFACER_CLOCK_H

#include <stdint.h>

struct deadline {
    int64_t at_nanos; /* CLOCK_MONOTONIC: a step of the wall clock (NTP at boot) must not cut a call short */
};

int64_t now_nanos(void);

struct deadline deadline_after_millis(int64_t millis);

struct deadline deadline_earlier(struct deadline one, struct deadline other);

/* Rounded up, so that a wait of this length never ends before the deadline; 0 once it has passed. */
int deadline_left_millis(struct deadline deadline);

/*
 * Waits until fd has one of the poll(2) events, an error or a hang-up. Returns 1 when it has, 0 when the deadline
 * passed first, and a negative errno when poll failed. With fd -1 it only waits for the deadline.
 */
int await_fd(int fd, short events, struct deadline deadline, short *revents);

#endif
