/*
 * The two settings that the environment may hold: where ifacerd listens, and how long a call may take.
 */
#ifndef IFACER_SETTINGS_H
#define IFACER_SETTINGS_H

#include <stdbool.h>

#include "failure.h"

#define RUN_DIR_DEFAULT "/run/ifacer"

struct settings {
    char socket_path[TEXT_LIMIT_BYTES];
    int timeout_millis;
};

/* Reads IFACER_RUN_DIR and IFACER_TIMEOUT_MILLIS; unset or empty means the default. False when one is unfit. */
bool settings_read(struct settings *settings, struct failure *failure);

#endif
