/*
 * Bringing a request to ifacerd and its answer back, over a restart of the daemon if need be.
 */
#ifndef IFACER_DELIVERY_H
#define IFACER_DELIVERY_H

#include <stdbool.h>

#include "answer.h"
#include "command.h"
#include "failure.h"
#include "request.h"
#include "settings.h"

/* Everything, from the first attempt to the last byte of the answer, ends by the deadline. False: failure says why. */
bool deliver(const struct command *command, const struct settings *settings, const struct request *request,
             struct deadline deadline, struct answer *answer, struct failure *failure);

#endif
