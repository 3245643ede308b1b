/*
 * When to try again, and what to say when it was in vain.
 */
#include "delivery.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "wire.h"

static struct exchange exchange;

/* ENOENT: no socket yet. ECONNREFUSED: the socket file of a process that is gone, or bound and not yet listening. */
static bool may_be_restarting(void)
{
    bool nobody_listens = exchange.error_number == ENOENT || exchange.error_number == ECONNREFUSED;

    return exchange.ending == NOT_CONNECTED && nobody_listens;
}

/*
 * Attempts with pauses, and no inotify on the directory: the step from a bound to a listening socket makes no event
 * there, and the directory itself comes and goes with the service. Returns the number of attempts.
 */
static int exchange_patiently(const struct settings *settings, const struct request *request, int attempts_most,
                              struct deadline deadline)
{
    int pause_millis = CONNECT_PAUSE_FIRST_MILLIS;

    for (int attempt = 1;; attempt++) {
        short revents;
        wire_exchange(settings->socket_path, request->bytes, request_length(request), deadline, &exchange);
        if (!may_be_restarting() || attempt >= attempts_most)
            return attempt;
        if (attempt == 1)
            (void)fprintf(stderr, "ifacer: %s: %s; trying again for a moment\n", settings->socket_path,
                          strerror(exchange.error_number));
        (void)await_fd(-1, 0, deadline_earlier(deadline, deadline_after_millis(pause_millis)), &revents);
        /* Out of time during the pause: what the last attempt met is worth more to the reader than the deadline. */
        if (deadline_left_millis(deadline) == 0)
            return attempt;
        pause_millis = 2 * pause_millis < CONNECT_PAUSE_MOST_MILLIS ? 2 * pause_millis : CONNECT_PAUSE_MOST_MILLIS;
    }
}

/*
 * A connection that ends without a byte of answer belongs to a daemon that died, or that dropped us before our turn
 * came: with a restart every connection in the listener's queue ends so. Nobody will answer that request any more, and
 * ifacerd takes a repeated ADD, CHECK or GC for the same one, so it is sent again; once, since a second such end is no
 * restart but a daemon that fails on this very request. Silence and half an answer are never followed by a second
 * request: the daemon may be at work on the first. The deadline is not renewed.
 */
static int exchange_surviving_restart(const struct command *command, const struct settings *settings,
                                      const struct request *request, struct deadline deadline)
{
    int attempts_most = command->patient ? CONNECT_ATTEMPTS : 1;
    int attempts = exchange_patiently(settings, request, attempts_most, deadline);

    if (command->patient && exchange.ending == ENDED_BY_DAEMON && exchange.received_bytes == 0)
        attempts += exchange_patiently(settings, request, attempts_most, deadline);
    return attempts;
}

static void describe_no_connection(struct failure *failure, const struct settings *settings, int attempts)
{
    failure_msg(failure, "ifacerd cannot be reached at %s: %s", settings->socket_path, strerror(exchange.error_number));
    if (may_be_restarting())
        failure_details(failure, "tried %d time%s; see that ifacerd runs on this node (its service or DaemonSet), and "
                        "that IFACER_RUN_DIR is the same for both", attempts, attempts == 1 ? "" : "s");
    else
        failure_details(failure, "the socket is for root, and IFACER_RUN_DIR has to be the run directory of ifacerd");
}

static void describe_deadline(struct failure *failure, const struct settings *settings)
{
    const char *awaited = !exchange.connected                              ? "a place in its queue of connections"
                          : exchange.sent_bytes < exchange.request_bytes   ? "it to read the request"
                          : exchange.received_bytes == 0                   ? "the first byte of its answer"
                                                                           : "the end of its answer";

    failure_msg(failure, "ifacerd at %s did not finish within %d ms: waited for %s", settings->socket_path,
                settings->timeout_millis, awaited);
    failure_details(failure, "sent %zu of %zu bytes, received %zu; see the log of ifacerd for what it waits for, or "
                    "raise IFACER_TIMEOUT_MILLIS", exchange.sent_bytes, exchange.request_bytes,
                    exchange.received_bytes);
}

static void describe_garbage(struct failure *failure, const struct settings *settings, const char *fault)
{
    /* Enough of it to recognise what speaks there; a NUL ends the quotation. */
    char head[33] = "";
    size_t head_bytes = exchange.received_bytes < sizeof head - 1 ? exchange.received_bytes : sizeof head - 1;

    memcpy(head, exchange.received, head_bytes);
    failure_msg(failure, "the answer of ifacerd at %s is not well-formed: %s", settings->socket_path, fault);
    failure_details(failure, "received %zu bytes that begin with '%s'; see that shim and ifacerd are of one version, "
                    "and the log of ifacerd for a crash", exchange.received_bytes, head);
}

static void describe_early_close(struct failure *failure, const struct settings *settings)
{
    failure_msg(failure, "ifacerd at %s closed the connection before any byte of an answer", settings->socket_path);
    failure_details(failure, "sent %zu of %zu bytes; see the log of ifacerd for a crash or a refusal of this peer",
                    exchange.sent_bytes, exchange.request_bytes);
}

static void describe_limit(struct failure *failure, const struct settings *settings)
{
    failure_msg(failure, "the answer of ifacerd at %s is over %d bytes", settings->socket_path, ANSWER_LIMIT_BYTES);
    failure_details(failure, "nothing of it was passed on; see that it is ifacerd that listens there");
}

static void describe_errno(struct failure *failure, const struct settings *settings)
{
    failure->code = CNI_IO_FAILURE;
    failure_msg(failure, "cannot talk to ifacerd at %s: %s", settings->socket_path, strerror(exchange.error_number));
    failure_details(failure, "a system call failed after %zu bytes sent and %zu received; see memory and open files of "
                    "this node", exchange.sent_bytes, exchange.received_bytes);
}

bool deliver(const struct command *command, const struct settings *settings, const struct request *request,
             struct deadline deadline, struct answer *answer, struct failure *failure)
{
    int attempts = exchange_surviving_restart(command, settings, request, deadline);
    const char *fault;

    failure->code = command->code_when_away;
    switch (exchange.ending) {
    case ENDED_BY_DAEMON:
        if (exchange.received_bytes == 0) {
            describe_early_close(failure, settings);
            return false;
        }
        fault = answer_parse(exchange.received, exchange.received_bytes, command->result_required, answer);
        if (fault != NULL)
            describe_garbage(failure, settings, fault);
        return fault == NULL;
    case ENDED_BY_DEADLINE:
        describe_deadline(failure, settings);
        return false;
    case ENDED_BY_LIMIT:
        describe_limit(failure, settings);
        return false;
    case NOT_CONNECTED:
        describe_no_connection(failure, settings, attempts);
        return false;
    case ENDED_BY_ERRNO:
        break;
    }
    describe_errno(failure, settings);
    return false;
}
