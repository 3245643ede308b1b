/*
 * What is sent: the CNI_* variables and the configuration from stdin, in the order and form of the wire.
 */
#ifndef IFACER_REQUEST_H
#define IFACER_REQUEST_H

#include <stdbool.h>
#include <stddef.h>

#include "clock.h"
#include "limits.h"

struct request {
    size_t environment_bytes, config_bytes;
    char bytes[ENVIRONMENT_LIMIT_BYTES + CONFIG_LIMIT_BYTES + 1]; /* one more, to notice a config that is too long */
};

enum config_state { CONFIG_READ, CONFIG_TOO_LONG, CONFIG_LATE, CONFIG_UNREADABLE };

/* Lays out each CNI_* variable as NAME=value and NUL, and the closing NUL. False when they are over the limit. */
bool request_take_environment(struct request *request, char *const *environment);

/* Reads stdin to its end, behind the environment. What was read stays there, whatever the outcome. */
enum config_state request_read_config(struct request *request, struct deadline deadline, int *error_number);

const char *request_config(const struct request *request);

size_t request_length(const struct request *request);

#endif
