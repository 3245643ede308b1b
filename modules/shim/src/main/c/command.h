/*
 * The CNI commands, and what the shim does with each while ifacerd is away.
 */
#ifndef IFACER_COMMAND_H
#define IFACER_COMMAND_H

#include <stdbool.h>

/* Error codes of the CNI specification, section "Error". */
enum cni_code {
    CNI_BAD_ENVIRONMENT = 4,
    CNI_IO_FAILURE = 5,
    CNI_BAD_CONFIG = 7,
    CNI_TRY_AGAIN = 11,
    CNI_NOT_AVAILABLE = 50,
};

struct command {
    const char *name;
    enum cni_code code_when_away;
    bool patient;         /* a daemon that is restarting is waited for, and a request that it dropped is sent again */
    bool result_required; /* success has a result on stdout */
    bool fails_on_word;   /* fails only when ifacerd itself said so: DEL, see failure.h */
    bool local;           /* answered without the daemon */
};

/* NULL when there is no such command. */
const struct command *command_find(const char *name);

#endif
