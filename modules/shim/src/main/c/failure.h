/*
 * What goes wrong in the shim itself, and how it is told: a CNI error on stdout.
 *
 * A DEL is the exception. It fails only on the word of ifacerd, a whole error answer, which is passed on unchanged.
 * Everything else counts as "away" and is success, with one line on stderr, because
 *  - a runtime repeats a failed DEL and keeps the pod in Terminating meanwhile, for as long as the cause lasts;
 *  - no daemon, no right to the socket, an early close, garbage, silence: in none of them do we know that the
 *    attachment is still there, and ifacerd drops it without us when the pod's network namespace is gone;
 *  - a configuration or an environment that cannot be carried never got through an ADD, so there is nothing to undo.
 */
#ifndef IFACER_FAILURE_H
#define IFACER_FAILURE_H

#include "command.h"
#include "limits.h"

/* msg says what happened, details what was found and what to do. */
struct failure {
    enum cni_code code;
    char msg[TEXT_LIMIT_BYTES];
    char details[TEXT_LIMIT_BYTES];
};

__attribute__((format(printf, 2, 3))) void failure_msg(struct failure *failure, const char *format, ...);
__attribute__((format(printf, 2, 3))) void failure_details(struct failure *failure, const char *format, ...);

/* Tells the failure in the way of the command (NULL: no known one) and returns the exit code of the process. */
int failure_report(const struct failure *failure, const struct command *command, const char *cni_version);

#endif
